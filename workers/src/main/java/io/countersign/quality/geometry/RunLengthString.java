package io.countersign.quality.geometry;

import java.util.Arrays;

/**
 * COCO's compressed run lengths: from the fourth run on the difference to the run before the last, each number in groups of five
 * bits, least significant first, sixth bit set while more follow, sign in the fifth bit of the last, written as character 48 + group.
 */
final class RunLengthString {

    private static final int FIRST = 48;
    private static final int MORE = 0x20;
    private static final int SIGN = 0x10;
    private static final int GROUPS = 7;

    private RunLengthString() {}

    static String encode(int[] runs) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < runs.length; i++) {
            int rest = i > 2 ? runs[i] - runs[i - 2] : runs[i];
            boolean more = true;
            while (more) {
                int group = rest & 0x1f;
                rest >>= 5;
                more = (group & SIGN) != 0 ? rest != -1 : rest != 0;
                out.append((char) (FIRST + (more ? group | MORE : group)));
            }
        }
        return out.toString();
    }

    static int[] decode(String text) {
        int[] runs = new int[text.length()];
        int count = 0;
        int at = 0;
        while (at < text.length()) {
            long number = 0;
            int shift = 0;
            boolean more = true;
            while (more) {
                int group = at < text.length() ? text.charAt(at) - FIRST : -1;
                if (group < 0 || group > 0x3f || shift == 5 * GROUPS) {
                    throw new IllegalArgumentException("no run length at character " + at + " of the compressed mask");
                }
                at++;
                number |= (long) (group & 0x1f) << shift;
                shift += 5;
                more = (group & MORE) != 0;
                if (!more && (group & SIGN) != 0) {
                    number |= -1L << shift;
                }
            }
            runs[count] = Math.toIntExact(count > 2 ? number + runs[count - 2] : number);
            count++;
        }
        return Arrays.copyOf(runs, count);
    }
}
