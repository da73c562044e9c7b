package io.countersign.format;

import io.countersign.schema.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One item's labels, as every format is read into and written from.
 *
 * @param item name of the file that was labelled, relative to the folder of all
 * @param width of an image, in pixels; 0 where the format does not say
 * @param height of an image, in pixels; 0 where the format does not say
 * @param text that was labelled, where the format holds it
 */
public record ItemLabels(
        String item, int width, int height, @Nullable String text, List<Shape> shapes) {

    public ItemLabels {
        shapes = List.copyOf(shapes);
    }
}
