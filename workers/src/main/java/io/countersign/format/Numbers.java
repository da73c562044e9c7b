package io.countersign.format;

/** Numbers in text: whole ones without a point, others with as many digits as they need. */
final class Numbers {

    private Numbers() {}

    static String plain(Object value) {
        if (value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e15) {
            return String.valueOf(number.longValue());
        }
        return String.valueOf(value);
    }
}
