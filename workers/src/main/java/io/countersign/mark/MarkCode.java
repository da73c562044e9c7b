package io.countersign.mark;

import com.google.zxing.common.reedsolomon.GenericGF;
import com.google.zxing.common.reedsolomon.ReedSolomonDecoder;
import com.google.zxing.common.reedsolomon.ReedSolomonEncoder;
import com.google.zxing.common.reedsolomon.ReedSolomonException;
import java.util.OptionalLong;

/** A number of 48 bits as symbols of 12 bits, with a Reed-Solomon code over GF(4096) that mends one wrong symbol. */
final class MarkCode {
    static final int BITS = 48;
    static final int SYMBOL_BITS = 12;
    static final int SYMBOLS = 6;

    private static final int CHECKS = SYMBOLS - BITS / SYMBOL_BITS;

    private MarkCode() {}

    static int[] symbols(long code) {
        if (code < 0 || code >= 1L << BITS) {
            throw new IllegalArgumentException("not of " + BITS + " bits: " + code);
        }
        int[] symbols = new int[SYMBOLS];
        for (int i = 0; i < SYMBOLS - CHECKS; i++) {
            symbols[i] = (int) (code >> BITS - SYMBOL_BITS * (i + 1)) & (1 << SYMBOL_BITS) - 1;
        }
        new ReedSolomonEncoder(GenericGF.AZTEC_DATA_12).encode(symbols, CHECKS);
        return symbols;
    }

    /** Empty where more than one symbol is wrong; of symbols drawn by chance, 3 in 2,000 come to a code all the same. */
    static OptionalLong code(int[] symbols) {
        int[] mended = symbols.clone();
        try {
            new ReedSolomonDecoder(GenericGF.AZTEC_DATA_12).decode(mended, CHECKS);
        } catch (ReedSolomonException e) {
            return OptionalLong.empty();
        }
        long code = 0;
        for (int i = 0; i < SYMBOLS - CHECKS; i++) {
            code = code << SYMBOL_BITS | mended[i];
        }
        return OptionalLong.of(code);
    }
}
