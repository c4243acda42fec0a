package io.centralita.channel.spi.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class IdentitySetTest {

    private static final Identity PHONE = Identity.phone("5511900000001");
    private static final Identity WA_ID = Identity.waId("551190000001");
    private static final Identity BSUID = Identity.bsuid("BR.13491208655302741918");

    @Test
    void shouldBeEqualWhateverTheOrder() {
        assertThat(IdentitySet.of(PHONE, BSUID, PHONE)).isEqualTo(IdentitySet.of(BSUID, PHONE));
    }

    @Test
    void shouldPreferTheSteadiestIdentityAsKey() {
        assertThat(IdentitySet.of(PHONE, WA_ID).primaryKey()).contains("wa_id:551190000001");
        assertThat(Peer.of(PHONE, WA_ID, BSUID).key()).isEqualTo("bsuid:BR.13491208655302741918");
    }

    @Test
    void shouldNotNeedAPhone() {
        IdentitySet known = IdentitySet.of(BSUID, Identity.username("ana"));

        assertThat(known.find(IdentityKind.PHONE)).isEmpty();
        assertThat(known.find(IdentityKind.BSUID)).contains("BR.13491208655302741918");
    }

    @Test
    void shouldOverlapByAnyIdentityExceptAUsername() {
        assertThat(IdentitySet.of(PHONE, BSUID).overlaps(IdentitySet.of(PHONE, WA_ID)))
                .isTrue();
        assertThat(IdentitySet.of(PHONE).overlaps(IdentitySet.of(WA_ID))).isFalse();
        assertThat(IdentitySet.of(PHONE, Identity.username("ana"))
                        .overlaps(IdentitySet.of(WA_ID, Identity.username("ana"))))
                .isFalse();
    }

    @Test
    void shouldNotTakeAPhoneForAnIdOfTheSameDigits() {
        assertThat(IdentitySet.of(Identity.phone("55")).overlaps(IdentitySet.of(Identity.lid("55"))))
                .isFalse();
    }

    @Test
    void shouldJoin() {
        assertThat(IdentitySet.of(PHONE).plus(IdentitySet.of(PHONE, BSUID))).isEqualTo(IdentitySet.of(BSUID, PHONE));
        assertThat(IdentitySet.none().plus(IdentitySet.none()).isEmpty()).isTrue();
    }

    @Test
    void shouldRefuseNobody() {
        assertThatIllegalArgumentException().isThrownBy(Peer::of);
        assertThatIllegalArgumentException().isThrownBy(() -> Identity.phone(" "));
    }
}
