package io.countersign.infra.engine.query;

import io.camunda.client.protocol.rest.BatchOperationItemResponse;
import io.camunda.client.protocol.rest.BatchOperationItemStateEnum;
import io.camunda.client.protocol.rest.BatchOperationResponse;
import io.camunda.client.protocol.rest.BatchOperationStateEnum;
import io.camunda.client.protocol.rest.BatchOperationTypeEnum;
import io.countersign.infra.engine.query.Column.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Batch operations and their items. */
final class BatchTables {
    private static final Map<String, String> TYPES =
            values("b.type", Arrays.stream(BatchOperationTypeEnum.values()).map(BatchOperationTypeEnum::getValue));

    static final SearchTable<BatchOperationResponse> BATCHES = new SearchTable<>(
            "b.*",
            "c8_batch b where true",
            Map.of(
                    "batchOperationKey", Column.of("b.batch_key", Kind.KEY),
                    "operationType", Column.choice("b.type", TYPES),
                    "state",
                            Column.choice(
                                    "b.state",
                                    values(
                                            "b.state",
                                            Arrays.stream(BatchOperationStateEnum.values())
                                                    .map(BatchOperationStateEnum::getValue))),
                    "startDate", Column.of("b.started_at", Kind.TIME),
                    "endDate", Column.of("b.ended_at", Kind.TIME),
                    "actorType", Column.of("null::text", Kind.TEXT),
                    "actorId", Column.of("null::text", Kind.TEXT)),
            Column.of("b.batch_key", Kind.KEY),
            BatchTables::batch);

    static final SearchTable<BatchOperationItemResponse> ITEMS = new SearchTable<>(
            "i.*, b.type",
            "c8_batch_item i join c8_batch b on b.batch_key = i.batch_key where true",
            Map.of(
                    "batchOperationKey", Column.of("i.batch_key", Kind.KEY),
                    "itemKey", Column.of("i.item_key", Kind.KEY),
                    "processInstanceKey", Column.of("i.process_instance_key", Kind.KEY),
                    "operationType", Column.choice("b.type", TYPES),
                    "state",
                            Column.choice(
                                    "i.state",
                                    values(
                                            "i.state",
                                            Arrays.stream(BatchOperationItemStateEnum.values())
                                                    .map(BatchOperationItemStateEnum::getValue))),
                    "processedDate", Column.of("i.processed_at", Kind.TIME)),
            Column.of("(i.batch_key::numeric * 10000000000000000000 + i.item_key)", Kind.NUMBER),
            BatchTables::item);

    private BatchTables() {}

    private static Map<String, String> values(String column, Stream<String> values) {
        Map<String, String> conditions = new HashMap<>();
        values.forEach(value -> conditions.put(value, column + " = '" + value + "'"));
        return conditions;
    }

    private static BatchOperationResponse batch(ResultSet row) throws SQLException {
        return new BatchOperationResponse()
                .batchOperationKey(Long.toString(row.getLong("batch_key")))
                .state(BatchOperationStateEnum.fromValue(row.getString("state")))
                .batchOperationType(BatchOperationTypeEnum.fromValue(row.getString("type")))
                .startDate(SearchRow.time(row, "started_at"))
                .endDate(SearchRow.time(row, "ended_at"))
                .operationsTotalCount(row.getInt("total"))
                .operationsCompletedCount(row.getInt("completed"))
                .operationsFailedCount(row.getInt("failed"))
                .errors(List.of());
    }

    private static BatchOperationItemResponse item(ResultSet row) throws SQLException {
        return new BatchOperationItemResponse()
                .operationType(BatchOperationTypeEnum.fromValue(row.getString("type")))
                .batchOperationKey(Long.toString(row.getLong("batch_key")))
                .itemKey(Long.toString(row.getLong("item_key")))
                .processInstanceKey(Long.toString(row.getLong("process_instance_key")))
                .rootProcessInstanceKey(Long.toString(row.getLong("root_process_instance_key")))
                .state(BatchOperationItemResponse.StateEnum.fromValue(row.getString("state")))
                .processedDate(SearchRow.time(row, "processed_at"))
                .errorMessage(row.getString("error"));
    }
}
