package io.countersign.api.offline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@DisplayName("countersign split")
class SplitCommandTest {
    @TempDir
    private Path folder;

    private Path labels() throws IOException {
        StringBuilder csv = new StringBuilder("item,group,label\n");
        for (int i = 0; i < 400; i++) {
            csv.append("i").append(i).append(",g").append(i / 4).append(i % 10 == 0 ? ",rare\n" : ",common\n");
        }
        return Files.writeString(folder.resolve("labels.csv"), csv);
    }

    @Test
    void keeps_groups_whole_and_classes_in_their_shares() throws IOException {
        Path out = folder.resolve("out.csv");
        Ran ran = Ran.of(new SplitCommand(), labels(), out, "--json", "--seed", "7");
        assertThat(ran.exit()).as(ran.err()).isZero();
        JsonNode json = ran.json();
        assertThat(json.at("/items").asInt()).isEqualTo(400);
        assertThat(json.at("/groups").asInt()).isEqualTo(100);
        assertThat(json.at("/parts/0/items").asInt()).isEqualTo(320);
        for (JsonNode row : json.at("/classes")) {
            double wanted = row.path("part").asString().equals("train") ? 0.8 : 0.1;
            assertThat(row.path("share").asDouble()).isBetween(wanted - 0.026, wanted + 0.026);
        }
        Map<String, String> parts = new HashMap<>();
        List<String> lines = Files.readAllLines(out);
        assertThat(lines).hasSize(401).startsWith("item,group,part");
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",");
            assertThat(parts.merge(cells[1], cells[2], (before, now) -> now.equals(before) ? now : "both"))
                    .isNotEqualTo("both");
        }
    }

    @Test
    void is_the_same_with_the_same_seed_and_another_with_another() throws IOException {
        Path in = labels();
        for (String[] run : new String[][] {{"a", "1"}, {"b", "1"}, {"c", "2"}}) {
            Ran.of(new SplitCommand(), in, folder.resolve(run[0]), "--seed", run[1]);
        }
        assertThat(folder.resolve("a")).hasSameTextualContentAs(folder.resolve("b"));
        assertThat(Files.readString(folder.resolve("a"))).isNotEqualTo(Files.readString(folder.resolve("c")));
    }

    @Test
    void refuses_an_item_in_two_groups_and_overwrites_nothing() throws IOException {
        Path in = Files.writeString(folder.resolve("in.csv"), "item,group,label\na,x,1\na,y,1\n");
        assertThat(Ran.of(new SplitCommand(), in, folder.resolve("out")).err())
                .contains("in.csv:3: item a is in group x too");
        assertThat(Ran.of(new SplitCommand(), labels(), in).err()).contains("in.csv is there already");
    }
}
