package io.countersign.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.countersign.schema.Shape;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.util.DoubleComparator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A format")
class LabelFormatTest {

    @TempDir
    private Path folder;

    private static Path fixture(String name) {
        try {
            return Path.of(LabelFormatTest.class.getResource(name).toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static List<ItemLabels> read(LabelFormat format, Path file, ConversionReport report) throws IOException {
        List<ItemLabels> items = new ArrayList<>();
        LabelFormat.read(format, file, items::add, report);
        return items;
    }

    private static List<ItemLabels> read(LabelFormat format, Path file) throws IOException {
        ConversionReport report = new ConversionReport();
        List<ItemLabels> items = read(format, file, report);
        assertThat(report.refusals()).isEmpty();
        return items;
    }

    private static void assertSame(List<ItemLabels> found, List<ItemLabels> expected) {
        assertThat(found)
                .usingRecursiveComparison()
                .withComparatorForType(new DoubleComparator(1e-9), Double.class)
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "coco, coco/instances_train.json, 1, 1",
        "coco, coco/instances_val.json, 1, 2",
        "coco, coco/person_keypoints_val.json, 1, 4",
        "coco, coco/labels_val.json, 1, 2",
        "voc, voc, 1, 3",
        "voc, voc2, 4, 4",
        "yolo, yolo, 1, 2",
        "yolo, yolo-seg, 1, 2",
        "yolo-obb, yolo-obb, 1, 2",
        "yolo-pose, yolo-pose, 1, 4",
        "datumaro, datumaro.json, 2, 8",
        "webanno, webanno, 2, 9",
        "cvat, cvat.xml, 2, 6",
        "label-studio, label-studio-coco.json, 1, 4",
        "label-studio, label-studio-min.json, 1, 1"
    })
    void gives_back_what_the_tools_own_files_hold(String format, String name, int items, int shapes)
            throws IOException {
        LabelFormat of = LabelFormat.of(format);
        List<ItemLabels> before = read(of, fixture(name));
        assertThat(before).hasSize(items);
        assertThat(before.stream().mapToInt(item -> item.shapes().size()).sum()).isEqualTo(shapes);
        Path out = folder.resolve("out");
        ConversionReport report = LabelFormat.convert(of, fixture(name), of, out);
        assertThat(report.losses()).isEmpty();
        assertThat(report.items()).isEqualTo(items);
        assertSame(read(of, out), before);
        Path ours = folder.resolve("ours.jsonl");
        LabelFormat.convert(of, fixture(name), LabelFormat.JSON_LINES, ours);
        assertSame(read(LabelFormat.JSON_LINES, ours), before);
    }

    /** One item of each kind, with every shape that there is. */
    private static List<ItemLabels> everything() {
        Map<String, Object> none = Map.of();
        Map<String, List<Double>> points = new LinkedHashMap<>();
        points.put("0", List.of(1.5, 2.0, 2.0));
        points.put("1", List.of(3.0, 4.0, 2.0));
        List<List<Double>> ring = List.of(List.of(1.0, 1.0), List.of(9.0, 1.0), List.of(5.0, 8.5));
        return List.of(
                new ItemLabels(
                        "a/one.png",
                        40,
                        30,
                        null,
                        List.of(
                                new Shape.Box("1", "dent", none, 1, 2, 3.5, 4, 0),
                                new Shape.Polygon("2", "crack", none, ring),
                                new Shape.Polyline("3", "weld", none, ring),
                                new Shape.Keypoints("4", "pose", none, points))),
                new ItemLabels(
                        "two.png",
                        4,
                        3,
                        null,
                        List.of(
                                new Shape.Mask("1", "stain", none, 3, 4, List.of(2, 4, 6)),
                                new Shape.Box("2", "dent", none, 1, 1, 2, 1, 30),
                                new Shape.Classification("3", "bad", none))),
                new ItemLabels(
                        "series.csv",
                        0,
                        0,
                        null,
                        List.of(
                                new Shape.TimeRange("1", "drift", none, 1, 2.5, "t1", "t2"),
                                new Shape.TimePoint("2", "spike", none, 4, "t4"),
                                new Shape.AudioRegion("3", "click", none, 1, 2, 3.0, 4.0),
                                new Shape.TableCell("4", "wrong", none, 3, "b"),
                                new Shape.Cuboid("5", "car", none, 1, 2, 3, 4, 5, 6, 0.5),
                                new Shape.AtomSet("6", "ring", none, List.of(1, 2)))),
                new ItemLabels(
                        "order.txt",
                        0,
                        0,
                        "replace \uD83D\uDD27 the pump seal",
                        List.of(
                                new Shape.TextSpan("1", "Activity", none, 0, 7),
                                new Shape.TextSpan("2", "Part", none, 14, 23),
                                new Shape.Relation("3", "of", none, "1", "2"))));
    }

    private Path everythingInOurs() throws IOException {
        Path file = folder.resolve("all.jsonl");
        try (LabelWriter writer = new JsonLinesWriter(file, new ConversionReport())) {
            for (ItemLabels item : everything()) {
                writer.write(item);
            }
        }
        return file;
    }

    @Test
    void of_ours_holds_everything() throws IOException {
        assertSame(read(LabelFormat.JSON_LINES, everythingInOurs()), everything());
    }

    /** Shapes that come back, and those that the report names, are all that there were. */
    @ParameterizedTest
    @EnumSource(LabelFormat.class)
    void never_drops_a_shape_in_silence(LabelFormat format) throws IOException {
        Path out = folder.resolve("out");
        ConversionReport report = LabelFormat.convert(LabelFormat.JSON_LINES, everythingInOurs(), format, out);
        assertThat(report.shapes()).isEqualTo(16);
        long lost = report.losses().entrySet().stream()
                .filter(loss -> loss.getKey().matches("a (turned box|span .*|box .*|keypoints .*|[a-z-]+)"))
                .mapToLong(loss -> loss.getValue().count())
                .sum();
        long ofLostItems = 0;
        if (report.losses().containsKey("an item whose size in pixels is unknown")) {
            ofLostItems = 9;
        }
        if (report.losses().containsKey("an item without its text")) {
            ofLostItems = 13;
        }
        long back = read(format, out).stream()
                .mapToLong(item -> item.shapes().size())
                .sum();
        assertThat(back + lost + ofLostItems).as("%s", report.losses()).isEqualTo(16);
    }

    @Test
    void of_text_gives_back_spans_by_code_points() throws IOException {
        Path out = folder.resolve("out.conll");
        LabelFormat.convert(LabelFormat.JSON_LINES, everythingInOurs(), LabelFormat.CONLL, out);
        assertThat(out).hasContent("replace B-Activity\n\uD83D\uDD27 O\nthe O\npump B-Part\nseal I-Part\n\n");
        assertThat(read(LabelFormat.CONLL, out).get(0).shapes())
                .containsExactlyElementsOf(everything().get(3).shapes().subList(0, 2));
    }

    @Test
    void of_WebAnno_gives_back_spans_and_relations_by_code_points() throws IOException {
        Path out = folder.resolve("out");
        LabelFormat.convert(LabelFormat.JSON_LINES, everythingInOurs(), LabelFormat.WEBANNO, out);
        assertSame(read(LabelFormat.WEBANNO, out), everything().subList(3, 4));
        // UIMA counts UTF-16 code units: the wrench is two.
        assertThat(out.resolve("order.tsv")).content().contains("1-4\t15-19\tpump\tPart[1]\tof\t1-1[0_1]\t\n");
    }

    /** Stacked, nested and part of a token, as the tool's own tests have them. */
    @Test
    void of_WebAnno_reads_spans_of_every_kind() throws IOException {
        List<Shape> shapes =
                read(LabelFormat.WEBANNO, fixture("webanno")).get(1).shapes();
        assertThat(shapes)
                .containsExactly(
                        new Shape.TextSpan("1", "whole", Map.of(), 0, 13),
                        new Shape.TextSpan("2", "first_part", Map.of(), 0, 6),
                        new Shape.TextSpan("3", "inner", Map.of(), 3, 10),
                        new Shape.TextSpan("4", "", Map.of(), 14, 20),
                        new Shape.Relation("5", "has|part", Map.of(), "1", "3"));
    }

    @Test
    void of_poses_names_points_and_keeps_their_boxes() throws IOException {
        List<Shape> shapes =
                read(LabelFormat.YOLO_POSE, fixture("yolo-pose")).get(0).shapes();
        assertThat(((Shape.Keypoints) shapes.get(1)).points().keySet()).containsExactly("head", "tail");
        assertThat(((Shape.Keypoints) shapes.get(1)).points().get("tail").get(2))
                .isEqualTo(1);
        assertThat(shapes.get(0).attributes()).isEqualTo(shapes.get(1).attributes());
        assertThatThrownBy(() -> read(LabelFormat.YOLO, fixture("yolo-pose"))).hasMessageContaining("yolo-pose");
    }

    @Test
    void of_series_gives_back_ranges_and_points() throws IOException {
        Path out = folder.resolve("out.csv");
        LabelFormat.convert(LabelFormat.JSON_LINES, everythingInOurs(), LabelFormat.CSV_RANGES, out);
        List<ItemLabels> back = read(LabelFormat.CSV_RANGES, out);
        assertThat(back).hasSize(4);
        assertThat(back.get(2).shapes())
                .containsExactlyElementsOf(everything().get(2).shapes().subList(0, 2));
    }

    @Test
    void of_KITTI_gives_back_every_column() throws IOException {
        Path in = folder.resolve("in");
        Files.createDirectories(in.resolve("label_2"));
        String lines = "Car 0.5 1 -1.57 10 20.5 30 40 1.5 1.6 3.7 -2 1.7 8.4 0.01\n"
                + "DontCare -1 -1 -10 5 6 7 8 -1 -1 -1 -1000 -1000 -1000 -10 0.9\n";
        Files.writeString(in.resolve("label_2/000001.txt"), lines);
        Path out = folder.resolve("out");
        LabelFormat.convert(LabelFormat.KITTI, in, LabelFormat.KITTI, out);
        assertThat(out.resolve("label_2/000001.txt")).hasContent(lines);
    }

    @Test
    void of_CVAT_gives_back_masks() throws IOException {
        Path out = folder.resolve("out.xml");
        LabelFormat.convert(LabelFormat.JSON_LINES, everythingInOurs(), LabelFormat.CVAT, out);
        assertThat(read(LabelFormat.CVAT, out).get(1).shapes())
                .containsExactlyElementsOf(everything().get(1).shapes());
    }

    @Test
    void of_VOC_counts_corners_from_one_and_inclusive() throws IOException {
        Shape.Box cat = (Shape.Box)
                read(LabelFormat.VOC, fixture("voc")).get(0).shapes().get(0);
        assertThat(List.of(cat.x(), cat.y(), cat.width(), cat.height())).containsExactly(0.0, 1.0, 3.0, 3.0);
    }

    /** A box turned by a quarter about its top left corner lies to the left of it. */
    @Test
    void of_Label_Studio_turns_boxes_about_their_corner_and_counts_code_units() throws IOException {
        Path in = Files.writeString(folder.resolve("ls.json"), """
                [{"id": 7, "data": {"text": "\\uD83D\\uDD27 pump"}, "annotations": [{"result": [
                  {"id": "a", "type": "labels", "value": {"start": 3, "end": 7, "labels": ["Part"]}}]}]},
                 {"id": 8, "data": {"image": "x.png"}, "annotations": [{"was_cancelled": true, "result": []}, {"result": [
                  {"id": "b", "type": "rectanglelabels", "original_width": 200, "original_height": 100,
                   "value": {"x": 50, "y": 10, "width": 10, "height": 40, "rotation": 90, "rectanglelabels": ["dent"]}}]}]}]
                """);
        List<ItemLabels> items = read(LabelFormat.LABEL_STUDIO, in);
        assertThat(items.get(0).item()).isEqualTo("task-7");
        assertThat(items.get(0).shapes()).containsExactly(new Shape.TextSpan("a", "Part", Map.of(), 2, 6));
        Shape.Box box = (Shape.Box) items.get(1).shapes().get(0);
        // The corner at 100, 10 and 20 x 40 pixels: its centre is at 80, 20.
        assertThat(box.x() + box.width() / 2).isCloseTo(80, within(1e-9));
        assertThat(box.y() + box.height() / 2).isCloseTo(20, within(1e-9));
        Path out = folder.resolve("again.json");
        LabelFormat.convert(LabelFormat.LABEL_STUDIO, in, LabelFormat.LABEL_STUDIO, out);
        assertSame(read(LabelFormat.LABEL_STUDIO, out), items);
    }

    @Nested
    class Refuses {

        private ConversionReport refused(LabelFormat format, Path in) throws IOException {
            return LabelFormat.convert(format, in, LabelFormat.JSON_LINES, folder.resolve("refused.jsonl"));
        }

        @Test
        void captions_and_goes_on() throws IOException {
            ConversionReport report = refused(LabelFormat.COCO, fixture("coco/captions_val.json"));
            assertThat(report.refused()).isEqualTo(2);
            assertThat(report.refusals().get(0)).contains("captions_val.json:", ".category_id: there is no category 0");
            assertThat(report.items()).isEqualTo(1);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "kitti|x.txt|Car 1 2|x.txt:1:1: a line has 15 columns, with a score 16, not 3",
                    "kitti|x.txt|Car 0 0 0 9 9 1 1 0 0 0 0 0 0 0|x.txt:1:1: the second corner lies before the first",
                    "kitti|x.txt|Car 0 0 0 9 a 1 1 0 0 0 0 0 0 0|x.txt:1:13: no number: a",
                    "voc|x.xml|<annotation><filename>a</filename><object><name>b</name></object></annotation>|x.xml:1:43: object: there is no element bndbox",
                    "voc|x.xml|<annotation><filename>|x.xml:1:23: ",
                    "labelme|x.json|{\"imagePath\":\"a\",\"imageWidth\":1,\"imageHeight\":1,\"shapes\":[{\"label\":\"b\",\"shape_type\":\"circle\",\"points\":[[1,1],[2,2]]}]}|x.json:1:59: shapes[0].shape_type: a circle is no shape of ours",
                    "labelme|x.json|{\"imagePath\":\"a\"}|x.json:1:1: .imageWidth must be a whole number, is missing"
                })
        void a_record_with_file_line_column_and_reason(String format, String name, String content, String message)
                throws IOException {
            Path in = Files.createDirectory(folder.resolve("in"));
            Files.writeString(in.resolve(name), content);
            ConversionReport report = refused(LabelFormat.of(format), in);
            assertThat(report.refusals())
                    .singleElement()
                    .asString()
                    .startsWith(in.resolve(message.substring(0, message.indexOf(':')))
                            .toString())
                    .contains(message);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "jsonl|{\"item\":1,|in:1:",
                    "conll|word X-y|in:1:1: no token with a tag O, B-class or I-class",
                    "csv-ranges|item,type,label,from_seconds,to_seconds,from_timestamp,to_timestamp\\na,time-range,x,2,1,,|in:2:5: to_seconds lies before from_seconds",
                    "csv-ranges|item,type,label,from_seconds,to_seconds,from_timestamp,to_timestamp\\na,time,x,1,2,,|in:2:2: type must be time-range or time-point, was time"
                })
        void a_line_with_file_line_column_and_reason(String format, String content, String message) throws IOException {
            Path in = Files.writeString(folder.resolve("in"), content.replace("\\n", "\n"));
            assertThat(refused(LabelFormat.of(format), in).refusals())
                    .singleElement()
                    .asString()
                    .contains(message);
        }

        @Test
        void labels_without_an_image_to_say_their_size() throws IOException {
            Path in = Files.createDirectories(folder.resolve("in"));
            Files.createDirectories(in.resolve("labels"));
            Files.writeString(in.resolve("data.yaml"), "names: [a]\n");
            Files.writeString(in.resolve("labels/x.txt"), "0 0.5 0.5 1 1\n");
            assertThat(refused(LabelFormat.YOLO, in).refusals())
                    .singleElement()
                    .asString()
                    .contains("x.txt:1:1: there is no image");
        }

        @Test
        void files_that_are_of_another_format_as_a_whole() throws IOException {
            Path in = Files.writeString(folder.resolve("in"), "<annotations/>");
            assertThatThrownBy(() -> read(LabelFormat.CVAT, in)).hasMessageContaining("has no image");
            assertThatThrownBy(() -> read(LabelFormat.COCO, in)).hasMessageContaining("in:1:");
            assertThatThrownBy(() -> read(LabelFormat.CSV_RANGES, in)).hasMessageContaining("in:1:1: the columns");
            assertThatThrownBy(() -> read(LabelFormat.VOC, in)).hasMessageContaining("is no folder");
            assertThatThrownBy(() -> read(LabelFormat.YOLO, folder)).hasMessageContaining("has no data.yaml");
        }

        @Test
        void entities_from_outside() throws IOException {
            Path secret = Files.writeString(folder.resolve("secret"), "secret");
            Path in = Files.writeString(
                    folder.resolve("in"),
                    "<!DOCTYPE a [<!ENTITY s SYSTEM \"" + secret.toUri() + "\">]>"
                            + "<annotations><image name=\"a\" width=\"1\" height=\"1\"><tag label=\"x\">"
                            + "<attribute name=\"n\">&s;</attribute></tag></image></annotations>");
            assertThatThrownBy(() -> read(LabelFormat.CVAT, in)).isInstanceOf(UnreadableFile.class);
        }

        @Test
        void to_overwrite_and_to_leave_its_folder() throws IOException {
            Path there = Files.writeString(folder.resolve("there"), "");
            assertThatThrownBy(
                            () -> LabelFormat.convert(LabelFormat.VOC, fixture("voc"), LabelFormat.JSON_LINES, there))
                    .isInstanceOf(FileAlreadyExistsException.class);
            ItemLabels outside = new ItemLabels("../../x.png", 1, 1, null, List.of());
            try (VocWriter writer = new VocWriter(folder.resolve("out"), new ConversionReport())) {
                assertThatThrownBy(() -> writer.write(outside)).hasMessageContaining("leads out of the folder");
            }
        }

        @Test
        void names_of_no_format() {
            assertThatThrownBy(() -> LabelFormat.of("pdf"))
                    .hasMessageStartingWith("format must be one of [jsonl, coco");
        }
    }
}
