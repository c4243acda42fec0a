package io.centralita.channel.metacloud.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.channel.spi.identity.Identity;
import io.centralita.channel.spi.identity.IdentitySet;
import org.junit.jupiter.api.Test;

class RecipientTest {
    private static final Identity BSUID = Identity.bsuid("BR.1001");

    @Test
    void shouldPreferThePhoneAsMetaDoes() {
        assertThat(Recipient.of(IdentitySet.of(BSUID, Identity.phone("5511988880001"), Identity.waId("551188880001"))))
                .contains(new Recipient("to", "individual", "551188880001"));
        assertThat(Recipient.of(IdentitySet.of(Identity.phone("+55 11 98888-0001"))))
                .contains(new Recipient("to", "individual", "5511988880001"));
    }

    @Test
    void shouldNeverWriteAScopedIdWhereAPhoneIsMeant() {
        assertThat(Recipient.of(IdentitySet.of(BSUID, Identity.username("ana"))))
                .contains(new Recipient("recipient", "individual", "BR.1001"));
        assertThat(Recipient.of(IdentitySet.of(Identity.parentBsuid("BR.ENT.1"))))
                .contains(new Recipient("recipient", "individual", "BR.ENT.1"));
        assertThat(Recipient.of(IdentitySet.of(Identity.waId("BR.1001")))).isEmpty();
        assertThat(Recipient.of(IdentitySet.of(Identity.phone("BR.ENT.1001")))).isEmpty();
        assertThat(Recipient.of(IdentitySet.of(Identity.group("BR.1001")))).isEmpty();
    }

    @Test
    void shouldNotGuessAnAddress() {
        assertThat(Recipient.of(IdentitySet.none())).isEmpty();
        assertThat(Recipient.of(IdentitySet.of(Identity.lid("123"), Identity.username("ana"))))
                .isEmpty();
    }
}
