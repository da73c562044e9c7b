package io.countersign.quality.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Expected samples and seeds: the documented algorithm written down a second time, in Python. */
@DisplayName("A sample draw")
class SampleDrawTest {

    @Test
    void is_the_same_everywhere_and_for_ever() {
        assertThat(SampleDraw.draw(42, 100, 10)).containsExactly(3, 27, 30, 38, 54, 55, 56, 67, 81, 87);
        assertThat(SampleDraw.draw(0, 1_000_000, 5)).containsExactly(47_373, 491_271, 767_545, 782_536, 914_426);
        assertThat(SampleDraw.draw(2026, 20, 3)).containsExactly(3, 7, 9);
        assertThat(SampleDraw.draw(-1, 7, 7)).containsExactly(0, 1, 2, 3, 4, 5, 6);
        assertThat(SampleDraw.draw(7, 0, 0)).isEmpty();
    }

    @Test
    void takes_its_numbers_from_split_mix_64() {
        SplitMix64 random = new SplitMix64(1234567);
        assertThat(List.of(random.next(), random.next(), random.next()))
                .containsExactly(
                        6457827717110365317L, 3203168211198807973L, Long.parseUnsignedLong("9817491932198370423"));
    }

    @Test
    void reaches_every_item_equally_often() {
        int[] drawn = new int[20];
        for (long seed = 0; seed < 20_000; seed++) {
            SampleDraw.draw(seed, 20, 5).forEach(index -> drawn[index]++);
        }
        double squares = 0;
        for (int times : drawn) {
            squares += (times - 5_000.0) * (times - 5_000.0) / 5_000;
        }
        // 99.9 % point of chi-square with 19 degrees of freedom; drawing without replacement makes the true spread
        // smaller.
        assertThat(squares).isLessThan(43.82);
    }

    @Test
    void never_takes_an_item_twice() {
        for (long seed = 0; seed < 200; seed++) {
            assertThat(SampleDraw.draw(seed, 50, 40))
                    .hasSize(40)
                    .doesNotHaveDuplicates()
                    .isSorted();
        }
    }

    @Test
    void takes_its_seed_from_what_identifies_it() {
        assertThat(SampleDraw.seed("job-1", "批次", "2")).isEqualTo(-7226642553720992586L);
        assertThat(SampleDraw.seed("ab", "c")).isNotEqualTo(SampleDraw.seed("a", "bc"));
    }

    @Test
    void refuses_more_than_there_is() {
        assertThatThrownBy(() -> SampleDraw.draw(1, 5, 6)).hasMessageContaining("a sample of 6 from a lot of 5");
    }
}
