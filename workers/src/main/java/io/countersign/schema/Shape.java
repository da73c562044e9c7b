package io.countersign.schema;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One label on an item. Coordinates: pixels from the top left of an image; seconds from the start of a series, with the original
 * timestamp beside them; Unicode code points of a text; metres in a point cloud. Every shape has an {@code id} that is unique in its
 * item, the {@code label} (a class of the schema) and attributes.
 *
 * <p>The type is a property like the others, so that JSON has it wherever a shape stands, in a map or a list without type too.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.EXISTING_PROPERTY, property = "type")
@JsonPropertyOrder("type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Shape.Classification.class, name = "classification"),
    @JsonSubTypes.Type(value = Shape.Box.class, name = "box"),
    @JsonSubTypes.Type(value = Shape.Polygon.class, name = "polygon"),
    @JsonSubTypes.Type(value = Shape.Polyline.class, name = "polyline"),
    @JsonSubTypes.Type(value = Shape.Keypoints.class, name = "keypoints"),
    @JsonSubTypes.Type(value = Shape.Mask.class, name = "mask"),
    @JsonSubTypes.Type(value = Shape.TimePoint.class, name = "time-point"),
    @JsonSubTypes.Type(value = Shape.TimeRange.class, name = "time-range"),
    @JsonSubTypes.Type(value = Shape.TextSpan.class, name = "text-span"),
    @JsonSubTypes.Type(value = Shape.Relation.class, name = "relation"),
    @JsonSubTypes.Type(value = Shape.AudioRegion.class, name = "audio-region"),
    @JsonSubTypes.Type(value = Shape.Cuboid.class, name = "cuboid"),
    @JsonSubTypes.Type(value = Shape.TableCell.class, name = "table-cell"),
    @JsonSubTypes.Type(value = Shape.TableRow.class, name = "table-row"),
    @JsonSubTypes.Type(value = Shape.AtomSet.class, name = "atom-set"),
    @JsonSubTypes.Type(value = Shape.BondSet.class, name = "bond-set")
})
public sealed interface Shape {

    /** As JSON and the schemas have it: {@code time-range}. */
    @JsonProperty("type")
    default String type() {
        return ShapeTypes.of(this);
    }

    String id();

    String label();

    Map<String, Object> attributes();

    /** Of the item as a whole. */
    record Classification(String id, String label, Map<String, Object> attributes) implements Shape {}

    /** @param rotation clockwise, in degrees, about the centre */
    record Box(
            String id,
            String label,
            Map<String, Object> attributes,
            double x,
            double y,
            double width,
            double height,
            double rotation)
            implements Shape {}

    /** @param points {@code [x, y]} each; closed without repeating the first */
    record Polygon(String id, String label, Map<String, Object> attributes, List<List<Double>> points)
            implements Shape {}

    record Polyline(String id, String label, Map<String, Object> attributes, List<List<Double>> points)
            implements Shape {}

    /** @param points name to {@code [x, y, visibility]}, visibility as in COCO: 0 not labelled, 1 hidden, 2 visible */
    record Keypoints(String id, String label, Map<String, Object> attributes, Map<String, List<Double>> points)
            implements Shape {}

    /** COCO run lengths, column by column, starting with the run of zeros. */
    record Mask(String id, String label, Map<String, Object> attributes, int height, int width, List<Integer> counts)
            implements Shape {}

    record TimePoint(String id, String label, Map<String, Object> attributes, double seconds, String timestamp)
            implements Shape {}

    /** Both ends belong to the range. */
    record TimeRange(
            String id,
            String label,
            Map<String, Object> attributes,
            double fromSeconds,
            double toSeconds,
            String fromTimestamp,
            String toTimestamp)
            implements Shape {}

    /** @param to exclusive */
    record TextSpan(String id, String label, Map<String, Object> attributes, int from, int to) implements Shape {}

    /** @param source id of the shape it starts from */
    record Relation(String id, String label, Map<String, Object> attributes, String source, String target)
            implements Shape {}

    record AudioRegion(
            String id,
            String label,
            Map<String, Object> attributes,
            double fromSeconds,
            double toSeconds,
            @Nullable Double lowHertz,
            @Nullable Double highHertz)
            implements Shape {}

    /** @param yaw about the vertical axis, in radians */
    record Cuboid(
            String id,
            String label,
            Map<String, Object> attributes,
            double x,
            double y,
            double z,
            double length,
            double width,
            double height,
            double yaw)
            implements Shape {}

    record TableCell(String id, String label, Map<String, Object> attributes, int row, String column)
            implements Shape {}

    record TableRow(String id, String label, Map<String, Object> attributes, int row) implements Shape {}

    /** @param atoms indices as in the molecule file, from 0 */
    record AtomSet(String id, String label, Map<String, Object> attributes, List<Integer> atoms) implements Shape {}

    record BondSet(String id, String label, Map<String, Object> attributes, List<Integer> bonds) implements Shape {}
}
