package io.countersign.infra.engine.query;

import io.camunda.client.protocol.rest.DecisionDefinitionResult;
import io.camunda.client.protocol.rest.DecisionDefinitionTypeEnum;
import io.camunda.client.protocol.rest.DecisionInstanceGetQueryResult;
import io.camunda.client.protocol.rest.DecisionInstanceResult;
import io.camunda.client.protocol.rest.DecisionInstanceStateEnum;
import io.camunda.client.protocol.rest.DecisionRequirementsResult;
import io.camunda.client.protocol.rest.EvaluatedDecisionInputItem;
import io.camunda.client.protocol.rest.MatchedDecisionRuleItem;
import io.countersign.infra.engine.query.Column.Kind;
import io.countersign.infra.engine.variable.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** Decision definitions, their requirements graphs, and evaluations. A decision alone in its file is its own graph. */
final class DecisionTables {
    private static final String GRAPH_ID = "coalesce(d.dec_req_key_, d.key_)";
    private static final String GRAPH_KEY = "coalesce(d.dec_req_id_, d.id_)";
    private static final String GRAPH_NAME = "case when g.id_ is null then d.name_ else g.name_ end";
    private static final String GRAPH_VERSION = "coalesce(g.version_, d.version_)";

    static final SearchTable<DecisionDefinitionResult> DEFINITIONS = new SearchTable<>(
            "d.id_, d.key_, d.name_, d.version_, " + GRAPH_ID + " as graph_id, " + GRAPH_KEY + " as graph_key, "
                    + GRAPH_NAME + " as graph_name, " + GRAPH_VERSION + " as graph_version",
            "act_re_decision_def d left join act_re_decision_req_def g on g.id_ = d.dec_req_id_ where true",
            Map.ofEntries(
                    Map.entry("decisionDefinitionKey", Column.of("d.id_", Kind.TEXT_KEY)),
                    Map.entry("decisionDefinitionId", Column.of("d.key_", Kind.TEXT)),
                    Map.entry("name", Column.of("d.name_", Kind.TEXT)),
                    Map.entry("version", Column.of("d.version_", Kind.INTEGER)),
                    Map.entry(
                            "isLatestVersion",
                            Column.of(
                                    "(d.version_ = (select max(l.version_) from act_re_decision_def l"
                                            + " where l.key_ = d.key_))",
                                    Kind.BOOLEAN)),
                    Map.entry("decisionRequirementsId", Column.of(GRAPH_ID, Kind.TEXT)),
                    Map.entry("decisionRequirementsKey", Column.of(GRAPH_KEY, Kind.TEXT_KEY)),
                    Map.entry("decisionRequirementsName", Column.of(GRAPH_NAME, Kind.TEXT)),
                    Map.entry("decisionRequirementsVersion", Column.of(GRAPH_VERSION, Kind.INTEGER)),
                    Map.entry("tenantId", Column.of("'<default>'", Kind.TEXT))),
            Column.of("d.id_", Kind.TEXT_KEY),
            DecisionTables::definition);

    static final SearchTable<DecisionRequirementsResult> REQUIREMENTS = new SearchTable<>(
            "g.*",
            """
            (select id_, key_, name_, version_, resource_name_ from act_re_decision_req_def
             union all
             select id_, key_, name_, version_, resource_name_ from act_re_decision_def where dec_req_id_ is null) g
            where true
            """,
            Map.of(
                    "decisionRequirementsKey", Column.of("g.id_", Kind.TEXT_KEY),
                    "decisionRequirementsId", Column.of("g.key_", Kind.TEXT),
                    "decisionRequirementsName", Column.of("g.name_", Kind.TEXT),
                    "version", Column.of("g.version_", Kind.INTEGER),
                    "resourceName", Column.of("g.resource_name_", Kind.TEXT),
                    "tenantId", Column.of("'<default>'", Kind.TEXT)),
            Column.of("g.id_", Kind.TEXT_KEY),
            DecisionTables::requirements);

    private static final String INSTANCE_SELECT = "e.*";
    private static final String INSTANCE_FROM = "c8_decision_evaluation e where true";
    private static final Map<String, Column> INSTANCE_COLUMNS = Map.ofEntries(
            Map.entry("decisionEvaluationInstanceKey", Column.of("e.instance_key", Kind.TEXT)),
            Map.entry("decisionEvaluationKey", Column.of("e.evaluation_key", Kind.KEY)),
            Map.entry("decisionDefinitionId", Column.of("e.decision_id", Kind.TEXT)),
            Map.entry("decisionDefinitionKey", Column.of("e.decision_key", Kind.TEXT_KEY)),
            Map.entry("decisionDefinitionName", Column.of("e.decision_name", Kind.TEXT)),
            Map.entry("decisionDefinitionVersion", Column.of("e.decision_version", Kind.INTEGER)),
            Map.entry(
                    "decisionDefinitionType",
                    Column.choice(
                            "e.type",
                            Map.of(
                                    "DECISION_TABLE", "e.type = 'DECISION_TABLE'",
                                    "LITERAL_EXPRESSION", "e.type = 'LITERAL_EXPRESSION'",
                                    "UNSPECIFIED", "false",
                                    "UNKNOWN", "false"))),
            Map.entry("decisionRequirementsKey", Column.of("e.graph_key", Kind.TEXT_KEY)),
            Map.entry("rootDecisionDefinitionKey", Column.of("e.root_decision_key", Kind.TEXT_KEY)),
            Map.entry("evaluationDate", Column.of("e.evaluated_at", Kind.TIME)),
            Map.entry("evaluationFailure", Column.of("e.failure", Kind.TEXT)),
            Map.entry("processDefinitionKey", Column.of("e.process_definition_key", Kind.TEXT_KEY)),
            Map.entry("processInstanceKey", Column.of("e.process_instance_key", Kind.TEXT_KEY)),
            Map.entry("elementInstanceKey", Column.of("e.element_instance_key", Kind.TEXT_KEY)),
            Map.entry("tenantId", Column.of("'<default>'", Kind.TEXT)),
            Map.entry(
                    "state",
                    Column.choice(
                            "case when e.failure is null then 'EVALUATED' else 'FAILED' end",
                            Map.of(
                                    "EVALUATED", "e.failure is null",
                                    "FAILED", "e.failure is not null",
                                    "UNSPECIFIED", "false",
                                    "UNKNOWN", "false"))));
    private static final Column INSTANCE_ORDER =
            Column.of("(e.evaluation_key::numeric * 1000000 + e.place)", Kind.NUMBER);

    static final SearchTable<DecisionInstanceResult> INSTANCES = new SearchTable<>(
            INSTANCE_SELECT, INSTANCE_FROM, INSTANCE_COLUMNS, INSTANCE_ORDER, DecisionTables::instance);

    static final SearchTable<DecisionInstanceGetQueryResult> INSTANCE =
            new SearchTable<>(INSTANCE_SELECT, INSTANCE_FROM, INSTANCE_COLUMNS, INSTANCE_ORDER, DecisionTables::whole);

    private DecisionTables() {}

    private static DecisionDefinitionResult definition(ResultSet row) throws SQLException {
        return new DecisionDefinitionResult()
                .decisionDefinitionKey(row.getString("id_"))
                .decisionDefinitionId(row.getString("key_"))
                .name(row.getString("name_"))
                .version(row.getInt("version_"))
                .decisionRequirementsId(row.getString("graph_id"))
                .decisionRequirementsKey(row.getString("graph_key"))
                .decisionRequirementsName(row.getString("graph_name"))
                .decisionRequirementsVersion(row.getInt("graph_version"))
                .tenantId("<default>");
    }

    private static DecisionRequirementsResult requirements(ResultSet row) throws SQLException {
        return new DecisionRequirementsResult()
                .decisionRequirementsKey(row.getString("id_"))
                .decisionRequirementsId(row.getString("key_"))
                .decisionRequirementsName(row.getString("name_"))
                .version(row.getInt("version_"))
                .resourceName(row.getString("resource_name_"))
                .tenantId("<default>");
    }

    private static DecisionInstanceResult instance(ResultSet row) throws SQLException {
        return new DecisionInstanceResult()
                .decisionEvaluationInstanceKey(row.getString("instance_key"))
                .decisionEvaluationKey(row.getString("evaluation_key"))
                .decisionDefinitionId(row.getString("decision_id"))
                .decisionDefinitionKey(row.getString("decision_key"))
                .decisionDefinitionName(row.getString("decision_name"))
                .decisionDefinitionVersion(row.getInt("decision_version"))
                .decisionDefinitionType(DecisionDefinitionTypeEnum.fromValue(row.getString("type")))
                .rootDecisionDefinitionKey(row.getString("root_decision_key"))
                .evaluationDate(SearchRow.time(row, "evaluated_at"))
                .evaluationFailure(row.getString("failure"))
                .state(
                        row.getString("failure") == null
                                ? DecisionInstanceStateEnum.EVALUATED
                                : DecisionInstanceStateEnum.FAILED)
                .result(row.getString("output"))
                .processDefinitionKey(row.getString("process_definition_key"))
                .processInstanceKey(row.getString("process_instance_key"))
                .rootProcessInstanceKey(row.getString("root_process_instance_key"))
                .elementInstanceKey(row.getString("element_instance_key"))
                .tenantId("<default>");
    }

    private static DecisionInstanceGetQueryResult whole(ResultSet row) throws SQLException {
        DecisionInstanceResult instance = instance(row);
        return new DecisionInstanceGetQueryResult()
                .decisionEvaluationInstanceKey(instance.getDecisionEvaluationInstanceKey())
                .decisionEvaluationKey(instance.getDecisionEvaluationKey())
                .decisionDefinitionId(instance.getDecisionDefinitionId())
                .decisionDefinitionKey(instance.getDecisionDefinitionKey())
                .decisionDefinitionName(instance.getDecisionDefinitionName())
                .decisionDefinitionVersion(instance.getDecisionDefinitionVersion())
                .decisionDefinitionType(instance.getDecisionDefinitionType())
                .rootDecisionDefinitionKey(instance.getRootDecisionDefinitionKey())
                .evaluationDate(instance.getEvaluationDate())
                .evaluationFailure(instance.getEvaluationFailure())
                .state(instance.getState())
                .result(instance.getResult())
                .processDefinitionKey(instance.getProcessDefinitionKey())
                .processInstanceKey(instance.getProcessInstanceKey())
                .rootProcessInstanceKey(instance.getRootProcessInstanceKey())
                .elementInstanceKey(instance.getElementInstanceKey())
                .tenantId("<default>")
                .evaluatedInputs(List.of(Json.read(row.getString("inputs"), EvaluatedDecisionInputItem[].class)))
                .matchedRules(List.of(Json.read(row.getString("rules"), MatchedDecisionRuleItem[].class)));
    }
}
