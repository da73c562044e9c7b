package io.countersign.infra.engine.query;

import io.camunda.client.protocol.rest.CorrelatedMessageSubscriptionResult;
import io.camunda.client.protocol.rest.MessageSubscriptionResult;
import io.camunda.client.protocol.rest.MessageSubscriptionStateEnum;
import io.countersign.infra.engine.query.Column.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;

/** Who waits for which message, and who took which. */
final class MessageTables {
    /** Those that wait, and those that have taken a message; start events wait for no key and are not among them. */
    static final SearchTable<MessageSubscriptionResult> SUBSCRIPTIONS = new SearchTable<>(
            "s.*, d.key_ as definition_id",
            """
            (select w.id_::bigint as key, e.proc_def_id_ as definition, e.proc_inst_id_ as instance,
                    i.root_proc_inst_id_ as root, w.activity_id_ as element,
                    substring(e.act_inst_id_ from '[^:]*$') as element_instance, 'CREATED' as state,
                    w.created_ at time zone current_setting('TimeZone') as updated,
                    coalesce(l.name, split_part(w.event_name_, chr(1), 1)) as name,
                    coalesce(l.correlation_key, split_part(w.event_name_, chr(1), 2)) as correlation_key
             from act_ru_event_subscr w join act_ru_execution e on e.id_ = w.execution_id_
             join act_ru_execution i on i.id_ = e.proc_inst_id_
             left join c8_long_address l on l.event_name = w.event_name_
             where w.event_type_ = 'message'
             union all
             select c.subscription_key, c.process_definition_key, c.process_instance_key, c.root_process_instance_key,
                    c.element_id, c.element_instance_key::text, 'CORRELATED', c.correlated_at, c.message_name,
                    c.correlation_key
             from c8_correlation c where not c.starts
               and not exists (select 1 from act_ru_event_subscr w where w.id_ = c.subscription_key::text)
               and not exists (select 1 from c8_correlation later
                               where later.subscription_key = c.subscription_key and later.message_key > c.message_key))
            s join act_re_procdef d on d.id_ = s.definition where true
            """,
            Map.ofEntries(
                    Map.entry("messageSubscriptionKey", Column.of("s.key", Kind.KEY)),
                    Map.entry("processDefinitionKey", Column.of("s.definition", Kind.TEXT_KEY)),
                    Map.entry("processDefinitionId", Column.of("d.key_", Kind.TEXT)),
                    Map.entry("processInstanceKey", Column.of("s.instance", Kind.TEXT_KEY)),
                    Map.entry("elementId", Column.of("s.element", Kind.TEXT)),
                    Map.entry("elementInstanceKey", Column.of("s.element_instance", Kind.TEXT_KEY)),
                    Map.entry(
                            "messageSubscriptionState",
                            Column.choice(
                                    "s.state",
                                    Map.of(
                                            "CREATED", "s.state = 'CREATED'",
                                            "CORRELATED", "s.state = 'CORRELATED'",
                                            "DELETED", "false",
                                            "MIGRATED", "false"))),
                    Map.entry("lastUpdatedDate", Column.of("s.updated", Kind.TIME)),
                    Map.entry("messageName", Column.of("s.name", Kind.TEXT)),
                    Map.entry("correlationKey", Column.of("s.correlation_key", Kind.TEXT)),
                    Map.entry("tenantId", Column.of("'<default>'", Kind.TEXT))),
            Column.of("s.key", Kind.KEY),
            MessageTables::subscription);

    static final SearchTable<CorrelatedMessageSubscriptionResult> CORRELATIONS = new SearchTable<>(
            "c.*, d.key_ as definition_id",
            "c8_correlation c join act_re_procdef d on d.id_ = c.process_definition_key where true",
            Map.ofEntries(
                    Map.entry("messageKey", Column.of("c.message_key", Kind.KEY)),
                    Map.entry("messageName", Column.of("c.message_name", Kind.TEXT)),
                    Map.entry("correlationKey", Column.of("c.correlation_key", Kind.TEXT)),
                    Map.entry("correlationTime", Column.of("c.correlated_at", Kind.TIME)),
                    Map.entry("subscriptionKey", Column.of("c.subscription_key", Kind.KEY)),
                    Map.entry("processDefinitionKey", Column.of("c.process_definition_key", Kind.TEXT_KEY)),
                    Map.entry("processDefinitionId", Column.of("d.key_", Kind.TEXT)),
                    Map.entry("processInstanceKey", Column.of("c.process_instance_key", Kind.TEXT_KEY)),
                    Map.entry("elementId", Column.of("c.element_id", Kind.TEXT)),
                    Map.entry("elementInstanceKey", Column.of("c.element_instance_key::text", Kind.TEXT_KEY)),
                    Map.entry("partitionId", Column.of("1", Kind.INTEGER)),
                    Map.entry("tenantId", Column.of("'<default>'", Kind.TEXT))),
            Column.of("(c.message_key::numeric * 10000000000000000000 + c.subscription_key)", Kind.NUMBER),
            MessageTables::correlation);

    private MessageTables() {}

    private static MessageSubscriptionResult subscription(ResultSet row) throws SQLException {
        return new MessageSubscriptionResult()
                .messageSubscriptionKey(row.getString("key"))
                .processDefinitionId(row.getString("definition_id"))
                .processDefinitionKey(row.getString("definition"))
                .processInstanceKey(row.getString("instance"))
                .rootProcessInstanceKey(row.getString("root"))
                .elementId(row.getString("element"))
                .elementInstanceKey(row.getString("element_instance"))
                .messageSubscriptionState(MessageSubscriptionStateEnum.fromValue(row.getString("state")))
                .lastUpdatedDate(SearchRow.time(row, "updated"))
                .messageName(row.getString("name"))
                .correlationKey(row.getString("correlation_key"))
                .tenantId("<default>");
    }

    private static CorrelatedMessageSubscriptionResult correlation(ResultSet row) throws SQLException {
        return new CorrelatedMessageSubscriptionResult()
                .messageKey(row.getString("message_key"))
                .messageName(row.getString("message_name"))
                .correlationKey(row.getString("correlation_key"))
                .correlationTime(SearchRow.time(row, "correlated_at"))
                .subscriptionKey(row.getString("subscription_key"))
                .processDefinitionId(row.getString("definition_id"))
                .processDefinitionKey(row.getString("process_definition_key"))
                .processInstanceKey(row.getString("process_instance_key"))
                .rootProcessInstanceKey(row.getString("root_process_instance_key"))
                .elementId(row.getString("element_id"))
                .elementInstanceKey(row.getString("element_instance_key"))
                .partitionId(1)
                .tenantId("<default>");
    }
}
