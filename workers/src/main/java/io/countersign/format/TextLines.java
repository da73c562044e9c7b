package io.countersign.format;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Goes through a text file line by line. */
final class TextLines {

    private static final Pattern CELL = Pattern.compile("\\S+");

    private TextLines() {}

    /** What is to be done with a line. */
    interface Consumer {
        void line(Line line) throws IOException;
    }

    /** @param number from 1 */
    record Line(Path file, long number, String text) {

        UnreadableFile bad(int column, String why) {
            return UnreadableFile.at(file, number, column, why);
        }

        /** What stands between blanks. */
        String[] cells() {
            return text.strip().split("\\s+");
        }

        double[] numbers(String[] cells, int from) {
            double[] numbers = new double[cells.length - from];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = number(cells, from + i);
            }
            return numbers;
        }

        double number(String[] cells, int index) {
            return number(cells[index], column(index));
        }

        double number(String cell, int column) {
            try {
                double number = Double.parseDouble(cell.strip());
                if (Double.isFinite(number)) {
                    return number;
                }
            } catch (NumberFormatException e) {
                throw bad(column, "no number: " + cell);
            }
            throw bad(column, "no finite number: " + cell);
        }

        private int column(int index) {
            Matcher matcher = CELL.matcher(text);
            for (int i = 0; i <= index; i++) {
                matcher.find();
            }
            return matcher.start() + 1;
        }
    }

    static void read(Path file, Consumer consumer) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            long number = 0;
            for (String text = reader.readLine(); text != null; text = reader.readLine()) {
                number++;
                consumer.line(new Line(file, number, text));
            }
        }
    }
}
