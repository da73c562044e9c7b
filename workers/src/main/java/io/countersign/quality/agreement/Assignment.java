package io.countersign.quality.agreement;

import java.util.Arrays;

/**
 * Optimal one-to-one assignment in a dense cost matrix.
 *
 * <p>Shortest augmenting paths with potentials (Kuhn 1955, Munkres 1957; the form of Jonker and Volgenant 1987):
 * O(rows x rows x columns).
 */
final class Assignment {

    private final double[][] cost;
    private final int rows;
    private final int columns;
    private final double[] rowPotential;
    private final double[] columnPotential;
    private final int[] rowOf;

    private Assignment(double[][] cost) {
        this.cost = cost;
        this.rows = cost.length;
        this.columns = cost[0].length;
        this.rowPotential = new double[rows + 1];
        this.columnPotential = new double[columns + 1];
        this.rowOf = new int[columns + 1];
    }

    /**
     * The column of each row in an assignment of all rows with the least total cost.
     *
     * @param cost finite, at least as many columns as rows, at least one row
     */
    static int[] leastCost(double[][] cost) {
        if (cost.length > cost[0].length) {
            throw new IllegalArgumentException(cost.length + " rows for " + cost[0].length + " columns");
        }
        Assignment assignment = new Assignment(cost);
        for (int row = 1; row <= cost.length; row++) {
            assignment.augment(row);
        }
        return assignment.columnOfRow();
    }

    /** Column 0 stands for "no column": it holds the row that still has to be placed. */
    private void augment(int row) {
        double[] slack = new double[columns + 1];
        int[] previous = new int[columns + 1];
        boolean[] used = new boolean[columns + 1];
        Arrays.fill(slack, Double.POSITIVE_INFINITY);
        rowOf[0] = row;
        int column = 0;
        do {
            used[column] = true;
            column = nextColumn(column, slack, previous, used);
        } while (rowOf[column] != 0);
        while (column != 0) {
            rowOf[column] = rowOf[previous[column]];
            column = previous[column];
        }
    }

    private int nextColumn(int column, double[] slack, int[] previous, boolean[] used) {
        int row = rowOf[column];
        int best = 0;
        double step = Double.POSITIVE_INFINITY;
        for (int j = 1; j <= columns; j++) {
            if (used[j]) {
                continue;
            }
            double reduced = cost[row - 1][j - 1] - rowPotential[row] - columnPotential[j];
            if (reduced < slack[j]) {
                slack[j] = reduced;
                previous[j] = column;
            }
            if (slack[j] < step) {
                step = slack[j];
                best = j;
            }
        }
        for (int j = 0; j <= columns; j++) {
            if (used[j]) {
                rowPotential[rowOf[j]] += step;
                columnPotential[j] -= step;
            } else {
                slack[j] -= step;
            }
        }
        return best;
    }

    private int[] columnOfRow() {
        int[] columnOf = new int[rows];
        for (int j = 1; j <= columns; j++) {
            if (rowOf[j] != 0) {
                columnOf[rowOf[j] - 1] = j - 1;
            }
        }
        return columnOf;
    }
}
