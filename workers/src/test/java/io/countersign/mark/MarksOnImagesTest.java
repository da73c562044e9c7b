package io.countersign.mark;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarksOnImagesTest {
    private static final Patterns PATTERNS = new Patterns("0123456789abcdef".getBytes(StandardCharsets.US_ASCII));
    private static final MarkReader READER = new MarkReader(PATTERNS);
    private static final long CODE = 0x9A7F_0312_C4E5L;
    private static final String LINE = "P-7K2M9Q T1234 2026-11-24 20:30Z";

    private static BufferedImage marked(BufferedImage image) {
        return Marking.mark(Scenes.copy(image), null, new InvisibleMark(PATTERNS, CODE));
    }

    private static Optional<Long> code(BufferedImage image) {
        return READER.read(image).map(MarkReader.Found::code);
    }

    static Stream<Named<BufferedImage>> scenes() {
        return Stream.of(
                Named.of("photo", Scenes.photo(1200, 900, 1)),
                Named.of("board", Scenes.board(640, 2)),
                Named.of("plain grey", Scenes.plain(640, 480, Color.GRAY)),
                Named.of("plain white", Scenes.plain(640, 480, Color.WHITE)),
                Named.of("plain black", Scenes.plain(640, 480, Color.BLACK)),
                Named.of("small photo", Scenes.photo(256, 256, 3)));
    }

    @Nested
    class an_invisible_mark {
        @ParameterizedTest
        @MethodSource("io.countersign.mark.MarksOnImagesTest#scenes")
        void is_read_after_png(BufferedImage scene) {
            assertThat(code(Scenes.png(marked(scene)))).contains(CODE);
        }

        @ParameterizedTest
        @MethodSource("io.countersign.mark.MarksOnImagesTest#scenes")
        void is_read_after_jpeg_of_quality_90_and_75(BufferedImage scene) {
            assertThat(code(Scenes.jpeg(marked(scene), 0.90f))).contains(CODE);
            assertThat(code(Scenes.jpeg(marked(scene), 0.75f))).contains(CODE);
        }

        @ParameterizedTest
        @MethodSource("io.countersign.mark.MarksOnImagesTest#scenes")
        void is_not_seen(BufferedImage scene) {
            assertThat(Scenes.psnr(scene, marked(scene))).isGreaterThan(38.5);
        }

        static Stream<Named<UnaryOperator<BufferedImage>>> ways() {
            return Stream.of(
                    way("JPEG 50", image -> Scenes.jpeg(image, 0.5f)),
                    way("cut", image -> Scenes.cut(image, 137, 211, 500, 420)),
                    way("cut to less than a tile", image -> Scenes.cut(image, 333, 77, 200, 180)),
                    way("cut, JPEG 75", image -> Scenes.jpeg(Scenes.cut(image, 137, 211, 500, 420), 0.75f)),
                    way("mirrored", Scenes::mirrored),
                    way("turned by a quarter", Scenes::quarterTurned),
                    way("half the size", image -> Scenes.scaled(image, 0.5)),
                    way("half the size, JPEG 90", image -> Scenes.jpeg(Scenes.scaled(image, 0.5), 0.9f)),
                    way("0.733 of the size, JPEG 75", image -> Scenes.jpeg(Scenes.scaled(image, 0.733), 0.75f)),
                    way("1.5 times the size", image -> Scenes.scaled(image, 1.5)),
                    way("cut and 0.8 of the size", image -> Scenes.scaled(Scenes.cut(image, 61, 95, 800, 640), 0.8)));
        }

        private static Named<UnaryOperator<BufferedImage>> way(String name, UnaryOperator<BufferedImage> way) {
            return Named.of(name, way);
        }

        @ParameterizedTest
        @MethodSource("ways")
        void of_a_photo_is_read_after(UnaryOperator<BufferedImage> way) {
            assertThat(code(way.apply(marked(Scenes.photo(1200, 900, 1))))).contains(CODE);
        }

        @Test
        void is_read_beside_a_visible_one() {
            for (BufferedImage scene : new BufferedImage[] {Scenes.photo(1200, 900, 5), Scenes.board(640, 6)}) {
                BufferedImage both = Marking.mark(
                        Scenes.copy(scene),
                        new VisibleMark(LINE, scene.getWidth(), scene.getHeight()),
                        new InvisibleMark(PATTERNS, CODE));
                assertThat(code(Scenes.jpeg(both, 0.75f))).contains(CODE);
            }
        }

        @Test
        void tells_one_code_from_the_next() {
            BufferedImage scene = Scenes.photo(640, 480, 7);
            for (long code : new long[] {0, 1, CODE + 1, (1L << MarkCode.BITS) - 1}) {
                BufferedImage image = Marking.mark(Scenes.copy(scene), null, new InvisibleMark(PATTERNS, code));
                assertThat(code(Scenes.jpeg(image, 0.75f))).contains(code);
            }
        }
    }

    @Nested
    class nothing_is_found {
        @ParameterizedTest
        @MethodSource("io.countersign.mark.MarksOnImagesTest#scenes")
        void in_an_image_without_a_mark(BufferedImage scene) {
            assertThat(READER.read(scene)).isEmpty();
        }

        @Test
        void with_another_key() {
            Patterns others = new Patterns("fedcba9876543210".getBytes(StandardCharsets.US_ASCII));
            BufferedImage image = marked(Scenes.photo(640, 480, 8));
            assertThat(new MarkReader(others).read(image)).isEmpty();
        }
    }

    @Nested
    class a_code {
        @ParameterizedTest
        @ValueSource(ints = {0, 1, 2, 3, 4, 5})
        void bears_one_wrong_symbol(int wrong) {
            int[] symbols = MarkCode.symbols(CODE);
            symbols[wrong] ^= 0x5A5;
            assertThat(MarkCode.code(symbols)).hasValue(CODE);
        }

        @Test
        void is_none_with_most_symbols_wrong() {
            assertThat(MarkCode.code(new int[] {1, 2, 3, 4, 5, 6})).isEmpty();
        }
    }
}
