package io.countersign.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A split by group")
class GroupSplitTest {
    private static final List<GroupSplit.Part> PARTS = List.of(
            new GroupSplit.Part("train", 0.8),
            new GroupSplit.Part("validation", 0.1),
            new GroupSplit.Part("test", 0.1));

    @Test
    void gives_every_part_its_share_of_items_and_of_a_rare_class() {
        Random random = new Random(7);
        List<Integer> sizes = random.ints(2_000, 1, 20)
                .boxed()
                .sorted(Comparator.reverseOrder())
                .toList();
        long items = sizes.stream().mapToInt(Integer::intValue).sum();
        long rare = 286;
        GroupSplit split = new GroupSplit(PARTS, items, Map.of("common", items, "rare", rare));
        Map<String, Long> of = new HashMap<>();
        Map<String, Long> rareOf = new HashMap<>();
        for (int i = 0; i < sizes.size(); i++) {
            long size = sizes.get(i);
            boolean isRare = i % 7 == 0
                    && rareOf.values().stream().mapToLong(Long::longValue).sum() < rare;
            Map<String, Long> labels = isRare ? Map.of("common", size, "rare", 1L) : Map.of("common", size);
            String part = split.next(size, labels);
            of.merge(part, size, Long::sum);
            rareOf.merge(part, isRare ? 1L : 0L, Long::sum);
        }
        for (GroupSplit.Part part : PARTS) {
            assertThat(of.get(part.name()) / (double) items).isCloseTo(part.share(), within(0.002));
            assertThat(rareOf.get(part.name()) / (double) rare).isCloseTo(part.share(), within(0.02));
        }
    }

    @Test
    void takes_the_first_of_equal_parts() {
        GroupSplit split =
                new GroupSplit(List.of(new GroupSplit.Part("a", 0.5), new GroupSplit.Part("b", 0.5)), 2, Map.of());
        assertThat(split.next(1, Map.of())).isEqualTo("a");
        assertThat(split.next(1, Map.of())).isEqualTo("b");
    }

    @Test
    void refuses_shares_that_are_none() {
        assertThatThrownBy(() -> new GroupSplit(PARTS.subList(0, 2), 1, Map.of()))
                .hasMessageContaining("1 in sum");
        assertThatThrownBy(() -> new GroupSplit(
                        List.of(new GroupSplit.Part("a", 0.5), new GroupSplit.Part("a", 0.5)), 1, Map.of()))
                .hasMessageContaining("one name");
    }
}
