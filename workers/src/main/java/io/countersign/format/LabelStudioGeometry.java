package io.countersign.format;

import io.countersign.schema.Shape;
import java.util.List;
import java.util.Map;

/**
 * Between Label Studio's percent of the image's size and our pixels. Its rotation turns about the top left corner, ours about the centre;
 * its spans count code units of JavaScript, ours code points.
 *
 * @param width of the image, in pixels
 * @param height of the image, in pixels
 */
record LabelStudioGeometry(double width, double height) {

    List<Double> pixels(double x, double y) {
        return List.of(x / 100 * width, y / 100 * height);
    }

    List<Double> percent(List<Double> pixels) {
        return List.of(pixels.get(0) / width * 100, pixels.get(1) / height * 100);
    }

    /** @param corner top left, in pixels, about which it is turned */
    static Shape.Box box(
            String id,
            String label,
            Map<String, Object> attributes,
            List<Double> corner,
            List<Double> size,
            double rotation) {
        double[] half = turned(size.get(0) / 2, size.get(1) / 2, rotation);
        double x = corner.get(0) + half[0] - size.get(0) / 2;
        double y = corner.get(1) + half[1] - size.get(1) / 2;
        return new Shape.Box(id, label, attributes, x, y, size.get(0), size.get(1), rotation);
    }

    static List<Double> corner(Shape.Box box) {
        double[] half = turned(box.width() / 2, box.height() / 2, box.rotation());
        return List.of(box.x() + box.width() / 2 - half[0], box.y() + box.height() / 2 - half[1]);
    }

    private static double[] turned(double x, double y, double degrees) {
        double cos = degrees == 0 ? 1 : Math.cos(Math.toRadians(degrees));
        double sin = degrees == 0 ? 0 : Math.sin(Math.toRadians(degrees));
        return new double[] {x * cos - y * sin, x * sin + y * cos};
    }
}
