package io.countersign.review;

import io.countersign.discuss.Issue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads verdicts. */
@Component
public class Verdicts {
    private static final TypeReference<List<Issue>> ISSUES = new TypeReference<>() {};
    private static final TypeReference<List<Long>> IDS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Verdicts(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The newest of each item of a package from one number to another, by number; items that were never judged are missing. */
    public Map<Integer, GivenVerdict> newest(long packageId, int from, int to) {
        Map<Integer, GivenVerdict> byItem = new TreeMap<>();
        jdbc.sql("""
                select distinct on (item_no) item_no, round, outcome, issues::text issues, judged::text judged from verdict
                where package_id = :packageId and item_no between :from and :to
                order by item_no, id desc""")
                .param("packageId", packageId)
                .param("from", from)
                .param("to", to)
                .query((row, n) -> read(row))
                .list()
                .forEach(verdict -> byItem.put(verdict.itemNo(), verdict));
        return byItem;
    }

    private GivenVerdict read(ResultSet row) throws SQLException {
        return new GivenVerdict(
                row.getInt("item_no"),
                row.getInt("round"),
                VerdictOutcome.valueOf(row.getString("outcome")),
                json.readValue(row.getString("issues"), ISSUES),
                json.readValue(row.getString("judged"), IDS));
    }
}
