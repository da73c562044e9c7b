package io.countersign.infra.engine.query;

import com.fasterxml.jackson.databind.JsonNode;
import io.camunda.client.protocol.rest.SearchQueryPageResponse;
import io.countersign.infra.engine.problem.Problem;
import io.countersign.infra.engine.store.EngineSql;
import io.countersign.infra.engine.store.Tables;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Searches one kind of thing.
 *
 * @param select columns that the mapper reads
 * @param from tables, with a where clause that always holds
 * @param columns what can be filtered and sorted by, by field name
 * @param key the column that orders rows without equals
 */
record SearchTable<T>(String select, String from, Map<String, Column> columns, Column key, EngineSql.Mapper<T> mapper) {
    /** Counting goes no further; then the client is told that there is more. */
    private static final int MOST_COUNTED = 10_000;

    private static final Set<String> PROPERTIES = Set.of("filter", "sort", "page");

    /** A page of what was found. */
    record Found<T>(List<T> items, SearchQueryPageResponse page) {}

    private record Row<T>(T item, String place) {}

    Found<T> search(Tables tables, JsonNode request) {
        return search(tables, request, "true");
    }

    /** Searches among the rows for which a condition holds. */
    Found<T> search(Tables tables, JsonNode request, String condition, Object... values) {
        if (!request.isObject()) {
            throw Problem.badRequest("Request body cannot be parsed");
        }
        request.fieldNames().forEachRemaining(name -> {
            if (!PROPERTIES.contains(name)) {
                throw Problem.badRequest("Request property [" + name + "] cannot be parsed");
            }
        });
        Where where = new Filter(columns).where(request.path("filter")).and(condition, values);
        Sorting sorting = Sorting.of(request.path("sort"), columns, key);
        Page page = Page.of(request.path("page"));
        List<Row<T>> rows = rows(tables, where, sorting, page);
        return new Found<>(rows.stream().map(Row::item).toList(), pageOf(rows, count(tables, where)));
    }

    private List<Row<T>> rows(Tables tables, Where filter, Sorting sorting, Page page) {
        Where where = filter.copy();
        boolean backwards = page.before() != null;
        String cursor = backwards ? page.before() : page.after();
        if (cursor != null) {
            sorting.from(where, cursor, !backwards);
        }
        String sql = "select " + sorting.cursorSql() + ", " + select + " from " + from + " and " + where.sql()
                + " order by " + sorting.orderBy(backwards) + " limit ? offset ?";
        List<@Nullable Object> parameters = new ArrayList<>(where.parameters());
        parameters.add(page.limit());
        parameters.add(page.from());
        List<Row<T>> rows = new ArrayList<>(tables.query(
                sql,
                row -> new Row<>(Objects.requireNonNull(mapper.map(row)), row.getString(1)),
                parameters.toArray()));
        if (backwards) {
            Collections.reverse(rows);
        }
        return rows;
    }

    private long count(Tables tables, Where where) {
        Long count = tables.queryOne(
                "select count(*) from (select 1 from " + from + " and " + where.sql() + " limit " + (MOST_COUNTED + 1)
                        + ") counted",
                row -> row.getLong(1),
                where.parameters().toArray());
        return count == null ? 0 : count;
    }

    private static <T> SearchQueryPageResponse pageOf(List<Row<T>> rows, long count) {
        return new SearchQueryPageResponse()
                .totalItems(Math.min(count, MOST_COUNTED))
                .hasMoreTotalItems(count > MOST_COUNTED)
                .startCursor(rows.isEmpty() ? null : Sorting.encode(rows.get(0).place()))
                .endCursor(
                        rows.isEmpty()
                                ? null
                                : Sorting.encode(rows.get(rows.size() - 1).place()));
    }

    /** @throws Problem 404 that names what was looked for */
    T get(Tables tables, String name, long keyValue) {
        return get(
                tables,
                name,
                key.sql(),
                key.kind() == Column.Kind.TEXT_KEY ? Long.toString(keyValue) : (Object) keyValue);
    }

    /** @throws Problem 404 that names what was looked for */
    T get(Tables tables, String name, String column, Object value) {
        T found =
                tables.queryOne("select null, " + select + " from " + from + " and " + column + " = ?", mapper, value);
        if (found == null) {
            throw Problem.notFound(name + " with key '" + value + "' not found");
        }
        return found;
    }
}
