package io.countersign.api.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.util.Arrays;

/** Runs another main class, and ends in order when standard input does: no child outlives its test, however that ends. */
final class Tether {
    private Tether() {}

    public static void main(String[] arguments) throws ReflectiveOperationException {
        Thread watch = new Thread(Tether::awaitEndOfInput, "tether");
        watch.setDaemon(true);
        watch.start();
        Method main = Class.forName(arguments[0]).getMethod("main", String[].class);
        main.invoke(null, (Object) Arrays.copyOfRange(arguments, 1, arguments.length));
    }

    private static void awaitEndOfInput() {
        try {
            while (System.in.read() >= 0) {
                // Nothing is said on it; only its end counts.
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        System.exit(0);
    }
}
