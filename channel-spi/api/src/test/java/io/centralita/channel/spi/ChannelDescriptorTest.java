package io.centralita.channel.spi;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelDescriptorTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"", "X", "Meta", "-dash", "with space", "../etc", "a23456789012345678901234567890123456789012"})
    void shouldRefuseAnIdThatIsNoName(String id) {
        assertThatIllegalArgumentException().isThrownBy(() -> descriptor(id));
    }

    @Test
    void shouldTakeAPlainId() {
        descriptor("meta-cloud");
    }

    private static ChannelDescriptor descriptor(String id) {
        return new ChannelDescriptor(id, "1", SpiRange.since("1.0"), "Name", "Text", "{}", Set.of(), Set.of());
    }
}
