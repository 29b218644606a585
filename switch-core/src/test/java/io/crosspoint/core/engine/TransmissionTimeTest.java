package io.crosspoint.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

import org.junit.jupiter.api.Test;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

class TransmissionTimeTest {
    private static final DateTimeFormatter AS_SENT = DateTimeFormatter.ofPattern("MMddHHmmss");
    private static final long LAST_NANOSECOND = Long.MAX_VALUE;

    @Property
    void shouldAgreeWithTheCalendar(
            @ForAll @LongRange(min = 0, max = LAST_NANOSECOND) long epochNs) {
        LocalDateTime time =
                LocalDateTime.ofEpochSecond(epochNs / 1_000_000_000, 0, ZoneOffset.UTC);

        assertThat(TransmissionTime.at(epochNs)).isEqualTo(Long.parseLong(AS_SENT.format(time)));
        assertThat(TransmissionTime.yearAt(epochNs)).isEqualTo(time.getYear());
    }

    @Test
    void shouldKnowTheLeapDay() {
        long leapDay =
                LocalDateTime.of(2028, 2, 29, 23, 59, 59).toEpochSecond(ZoneOffset.UTC)
                        * 1_000_000_000;

        assertThat(TransmissionTime.at(leapDay)).isEqualTo(229_235_959);
        assertThat(TransmissionTime.at(leapDay + 1_000_000_000)).isEqualTo(301_000_000);
    }
}
