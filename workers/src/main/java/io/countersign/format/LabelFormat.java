package io.countersign.format;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The formats, by the names that the command line has for them. */
public enum LabelFormat {
    /** Our own: a JSON object for each item on a line, with everything that a shape has. One file. */
    JSON_LINES("jsonl", new JsonLinesReader(), JsonLinesWriter::new),
    /** COCO: boxes, polygons, run lengths, keypoints, and labels of whole images. One file. */
    COCO("coco", new CocoReader(), CocoWriter::new),
    /** Pascal VOC: a folder with an XML file for each image in Annotations. */
    VOC("voc", new VocReader(), VocWriter::new),
    /** YOLO of Ultralytics: a folder with data.yaml and a text file for each image in labels; boxes and polygons. */
    YOLO("yolo", new YoloReader(false), (out, report) -> new YoloWriter(out, report, false)),
    /** The same with turned boxes, by their corners. */
    YOLO_OBB("yolo-obb", new YoloReader(true), (out, report) -> new YoloWriter(out, report, true)),
    /** The same with keypoints, each with its box. */
    YOLO_POSE("yolo-pose", new YoloPoseReader(), YoloPoseWriter::new),
    /** Datumaro: boxes, polygons, polylines, points, masks, and labels of whole images. One file. */
    DATUMARO("datumaro", new DatumaroReader(), DatumaroWriter::new),
    /** CVAT for images 1.1. One XML file. */
    CVAT("cvat", new CvatReader(), CvatWriter::new),
    /** Label Studio's export in JSON, with annotations. One file. */
    LABEL_STUDIO("label-studio", new LabelStudioReader(), LabelStudioWriter::new),
    /** LabelMe: a folder with a JSON file for each image. */
    LABELME("labelme", new LabelMeReader(), LabelMeWriter::new),
    /** KITTI: a folder with a text file for each image in label_2. */
    KITTI("kitti", new KittiReader(), KittiWriter::new),
    /** CoNLL 2003: a token and its tag, beginning, inside or outside of a span, on each line. One file. */
    CONLL("conll", new ConllReader(), ConllWriter::new),
    /** WebAnno TSV 3: a folder with a file for each text; spans, stacked and nested too, and relations. */
    WEBANNO("webanno", new WebAnnoReader(), WebAnnoWriter::new),
    /** Ranges and points of series, one on each line, comma separated. One file. */
    CSV_RANGES("csv-ranges", new CsvRangesReader(), CsvRangesWriter::new);

    private final String label;
    private final LabelReader reader;
    private final Opening opening;

    LabelFormat(String label, LabelReader reader, Opening opening) {
        this.label = label;
        this.reader = reader;
        this.opening = opening;
    }

    private interface Opening {
        LabelWriter open(Path out, ConversionReport report) throws IOException;
    }

    /** The name on the command line. */
    public String label() {
        return label;
    }

    /** All names. */
    public static List<String> labels() {
        return Arrays.stream(values()).map(LabelFormat::label).toList();
    }

    /**
     * The format of a name.
     *
     * @throws IllegalArgumentException if there is none, with those that there are
     */
    public static LabelFormat of(String label) {
        return Arrays.stream(values())
                .filter(format -> format.label.equals(label))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("format must be one of " + labels() + ", was " + label));
    }

    /**
     * Writes what is in one file or folder into another, one item at a time; COCO's annotations are held while they are read, because
     * they may come in any order.
     *
     * @param out must not exist, so that nothing is ever overwritten
     * @throws UnreadableFile if the input as a whole is not of its format
     */
    public static ConversionReport convert(LabelFormat from, Path in, LabelFormat to, Path out) throws IOException {
        return write(to, out, (sink, report) -> from.reader.read(in, sink, report));
    }

    /** Gives items one after the other, and says to the report what it refuses. */
    public interface Source {
        void read(ItemSink sink, ConversionReport report) throws IOException;
    }

    /**
     * Writes items as they come.
     *
     * @param out must not exist
     */
    public static ConversionReport write(LabelFormat to, Path out, Source items) throws IOException {
        ConversionReport report = new ConversionReport();
        try (LabelWriter writer = to.opening.open(out, report)) {
            items.read(
                    item -> {
                        report.item(item);
                        writer.write(item);
                    },
                    report);
        }
        return report;
    }

    /** All items, for who can hold them. */
    static void read(LabelFormat from, Path in, ItemSink items, ConversionReport report) throws IOException {
        from.reader.read(in, items, report);
    }
}
