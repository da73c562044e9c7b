package io.countersign.assist;

import io.countersign.item.Modality;
import io.countersign.schema.LabelClass;
import io.countersign.schema.LabelSchema;
import java.util.stream.Collectors;

/** A label schema as Label Studio's configuration, by which a model learns what may be predicted. */
final class LabelConfig {
    private LabelConfig() {}

    static String of(LabelSchema schema, Modality modality) {
        return switch (modality) {
            case IMAGE, DRAWING ->
                view(
                        "<Image name=\"item\" value=\"$image\"/>",
                        tag(schema, "RectangleLabels", "box")
                                + tag(schema, "PolygonLabels", "polygon")
                                + tag(schema, "KeyPointLabels", "keypoints")
                                + choices(schema));
            case TIME_SERIES ->
                view(
                        "<TimeSeries name=\"item\" value=\"$timeseriesUrl\" valueType=\"url\" timeColumn=\"timestamp\"/>",
                        tag(schema, "TimeSeriesLabels", "time-range", "time-point") + choices(schema));
            case TEXT ->
                view("<Text name=\"item\" value=\"$text\"/>", tag(schema, "Labels", "text-span") + choices(schema));
            case POINT_CLOUD, AUDIO, TABLE, MOLECULE ->
                view("<HyperText name=\"item\" value=\"$url\"/>", choices(schema));
        };
    }

    private static String view(String object, String controls) {
        return "<View>" + object + controls + "</View>";
    }

    private static String choices(LabelSchema schema) {
        String options = options(schema, "Choice", "classification");
        return options.isEmpty() ? "" : "<Choices name=\"choices\" toName=\"item\">" + options + "</Choices>";
    }

    private static String tag(LabelSchema schema, String tag, String... shapes) {
        String options = options(schema, "Label", shapes);
        return options.isEmpty()
                ? ""
                : "<" + tag + " name=\"" + tag.toLowerCase(java.util.Locale.ROOT) + "\" toName=\"item\">" + options
                        + "</" + tag + ">";
    }

    private static String options(LabelSchema schema, String option, String... shapes) {
        return schema.classes().stream()
                .filter(each -> java.util.Arrays.stream(shapes).anyMatch(each.shapes()::contains))
                .map(LabelClass::id)
                .map(id -> "<" + option + " value=\"" + id + "\"/>")
                .collect(Collectors.joining());
    }
}
