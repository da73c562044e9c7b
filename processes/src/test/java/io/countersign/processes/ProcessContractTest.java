package io.countersign.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.Message;
import io.camunda.zeebe.model.bpmn.instance.UserTask;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeHeader;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeInput;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeSubscription;
import io.countersign.processes.rules.Feel;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ProcessContractTest {

    static final List<Class<?>> CONTRACTS =
            List.of(LabelingJob.class, WorkPackage.class, InspectionLot.class, ReleaseDataset.class);

    @ParameterizedTest
    @FieldSource("CONTRACTS")
    void a_process_and_its_contract_say_the_same(Class<?> contract) {
        assertThat(differences(BpmnFacts.of(process(contract)), ContractFacts.of(contract)))
                .isEmpty();
    }

    @ParameterizedTest
    @FieldSource("CONTRACTS")
    void a_constant_is_spelled_like_what_it_names(Class<?> contract) {
        Stream.of("Element", "Messages", "Variables")
                .flatMap(nested -> Arrays.stream(contract.getDeclaredClasses())
                        .filter(type -> type.getSimpleName().equals(nested)))
                .flatMap(type -> Arrays.stream(type.getFields()))
                .forEach(field -> assertThat(field.getName()).isEqualTo(constantName(id(field))));
    }

    @ParameterizedTest
    @FieldSource("CONTRACTS")
    void a_message_correlates_by_the_key_of_the_contract(Class<?> contract) {
        Map<String, String> keys = process(contract).getModelElementsByType(Message.class).stream()
                .filter(message -> message.getSingleExtensionElement(ZeebeSubscription.class) != null)
                .collect(Collectors.toMap(
                        Message::getName,
                        message -> message.getSingleExtensionElement(ZeebeSubscription.class)
                                .getCorrelationKey()));

        ContractFacts.constants(contract, "Messages")
                .map(io.countersign.processes.Message.class::cast)
                .filter(message -> keys.containsKey(message.id()))
                .forEach(message -> assertThat(keys)
                        .containsEntry(message.id(), "=" + message.key().id()));
    }

    @ParameterizedTest
    @FieldSource("CONTRACTS")
    void every_expression_has_a_value(Class<?> contract) {
        assertThat(Feel.in(process(contract)).stream().flatMap(feel -> feel.findings(SAMPLE)))
                .isEmpty();
    }

    @ParameterizedTest
    @FieldSource("CONTRACTS")
    void every_text_in_an_expression_is_one_that_code_knows(Class<?> contract) {
        assertThat(Feel.in(process(contract)).stream().flatMap(Feel::texts)).isSubsetOf(knownTexts());
    }

    @Nested
    class What_all_processes_share {

        @Test
        void each_job_type_is_used() {
            assertThat(used(BpmnFacts::of, Fact.Kind.JOB_TYPE)).isEqualTo(ids(JobType.values()));
        }

        @Test
        void each_task_kind_is_used() {
            assertThat(used(BpmnFacts::of, Fact.Kind.TASK_KIND)).isEqualTo(ids(TaskKind.values()));
        }

        @Test
        void each_error_code_is_used() {
            assertThat(used(BpmnFacts::of, Fact.Kind.ERROR_CODE)).isEqualTo(ids(ErrorCode.values()));
        }

        @Test
        void each_header_is_used_and_there_is_no_other() {
            assertThat(models().flatMap(model -> model.getModelElementsByType(ZeebeHeader.class).stream())
                            .map(ZeebeHeader::getKey)
                            .distinct()
                            .sorted()
                            .toList())
                    .isEqualTo(ids(TaskHeader.values()));
        }

        @Test
        void each_separation_is_used_and_there_is_no_other() {
            assertThat(models().flatMap(model -> model.getModelElementsByType(UserTask.class).stream())
                            .flatMap(task -> BpmnFacts.header(task, TaskHeader.SEPARATION))
                            .flatMap(header -> Separation.parse(header).stream())
                            .collect(Collectors.toSet()))
                    .containsExactlyInAnyOrder(Separation.values());
        }

        @Test
        void a_job_is_closed_for_each_reason() {
            assertThat(models().flatMap(model -> model.getModelElementsByType(ZeebeInput.class).stream())
                            .filter(input -> input.getTarget().equals(LabelingJob.Variables.CLOSE_REASON.id()))
                            .map(input -> input.getSource().replaceAll("^=\"|\"$", ""))
                            .distinct()
                            .sorted()
                            .toList())
                    .isEqualTo(ids(CloseReason.values()));
        }

        @Test
        void the_file_is_named_after_the_process() {
            assertThat(CONTRACTS)
                    .allSatisfy(contract -> assertThat(resource(contract))
                            .isEqualTo("bpmn/" + first(ContractFacts.of(contract), Fact.Kind.PROCESS) + ".bpmn"));
            assertThat(ProcessResources.ALL)
                    .containsExactlyInAnyOrderElementsOf(CONTRACTS.stream()
                            .map(ProcessContractTest::resource)
                            .toList());
        }
    }

    @Nested
    class A_known_bad_process {

        final BpmnModelInstance probe = BpmnFile.onClassPath("probe/contract.bpmn");

        @Test
        void is_told_what_the_contract_lacks_and_what_the_process_lacks() {
            assertThat(differences(BpmnFacts.of(probe), ContractFacts.of(ProbeContract.class)))
                    .containsExactly(
                            "only in the process: process added",
                            "only in the process: element Added",
                            "only in the process: element AddedEvent",
                            "only in the process: element AddedService",
                            "only in the process: job type added-job",
                            "only in the process: job type added-listener",
                            "only in the process: message added-message",
                            "only in the process: variable addedByCollection",
                            "only in the process: variable addedByCondition",
                            "only in the process: variable addedByElement",
                            "only in the process: variable addedByInput",
                            "only in the process: variable addedByKey",
                            "only in the process: variable addedByOutput",
                            "only in the process: variable addedByStart",
                            "only in the process: variable addedByTimer",
                            "only in the process: task kind added-kind",
                            "only in the process: error code ADDED_ERROR",
                            "only in the contract: process forgotten",
                            "only in the contract: element Forgotten",
                            "only in the contract: job type escalate",
                            "only in the contract: message forgotten-message",
                            "only in the contract: variable forgotten",
                            "only in the contract: task kind decide",
                            "only in the contract: error code NO_USABLE_ITEMS");
        }

        @Test
        void is_told_which_expressions_fail() {
            assertThat(Feel.in(probe).stream().flatMap(feel -> feel.findings(SAMPLE)))
                    .anySatisfy(finding -> assertThat(finding)
                            .startsWith("AddedTimer timeDuration: duration(addedByTimer): ")
                            .contains("addedByTimer"))
                    .anySatisfy(finding ->
                            assertThat(finding).startsWith("Added input: 1 +: ").contains("failed to parse"));
        }

        @Test
        void is_told_which_texts_nobody_knows() {
            assertThat(Feel.in(probe).stream()
                            .flatMap(Feel::texts)
                            .filter(text -> !knownTexts().contains(text)))
                    .containsExactly("unheard-of");
        }
    }

    /** The wrong contract of the probe. */
    static final class ProbeContract {
        public static final String PROCESS_ID = "forgotten";
        public static final Set<JobType> JOB_TYPES = Set.of(JobType.ESCALATE);
        public static final Set<TaskKind> TASK_KINDS = Set.of(TaskKind.DECIDE);
        public static final Set<ErrorCode> ERRORS = Set.of(ErrorCode.NO_USABLE_ITEMS);

        public enum Element implements Identified {
            FORGOTTEN;

            @Override
            public String id() {
                return "Forgotten";
            }
        }

        public static final class Messages {
            public static final io.countersign.processes.Message FORGOTTEN_MESSAGE =
                    new io.countersign.processes.Message("forgotten-message", Variables.FORGOTTEN);
        }

        public static final class Variables {
            public static final Variable<String> FORGOTTEN = Variable.text("forgotten");
        }
    }

    /** A value for each variable, as it comes over the wire. */
    static final Map<String, Object> SAMPLE = CONTRACTS.stream()
            .flatMap(contract -> ContractFacts.constants(contract, "Variables"))
            .map(variable -> sample((Variable<?>) variable))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, same) -> one));

    @SuppressWarnings("unchecked")
    private static Map.Entry<String, Object> sample(Variable<?> variable) {
        Stream<Object> candidates = Stream.of(
                OffsetDateTime.parse("2026-11-30T00:00:00Z"), Duration.ofDays(2), true, 2, 0.5, List.of("east"), "x");
        Stream<Object> enums = Stream.of(
                ReviewOutcome.RETURNED, SupplierDecision.REPLACE, RefusalDecision.REBUILD, CloseReason.CANCELLED);
        return Stream.concat(enums, candidates)
                .flatMap(value -> {
                    try {
                        Map.Entry<String, Object> entry = ((Variable<Object>) variable).is(value);
                        variable.in(Map.of(entry.getKey(), entry.getValue()));
                        return Stream.of(entry);
                    } catch (ClassCastException | IllegalArgumentException notOfThisShape) {
                        return Stream.of();
                    }
                })
                .findFirst()
                .orElseThrow(() -> new AssertionError("no sample for " + variable));
    }

    private static List<String> differences(SortedSet<Fact> process, SortedSet<Fact> contract) {
        return Stream.concat(
                        process.stream()
                                .filter(fact -> !contract.contains(fact))
                                .map(fact -> "only in the process: " + fact),
                        contract.stream()
                                .filter(fact -> !process.contains(fact))
                                .map(fact -> "only in the contract: " + fact))
                .toList();
    }

    private static Set<String> knownTexts() {
        Stream<Identified> values = Stream.of(
                        ReviewOutcome.values(),
                        SupplierDecision.values(),
                        RefusalDecision.values(),
                        CloseReason.values())
                .flatMap(Arrays::stream);
        return Stream.concat(
                        values.map(Identified::id), Arrays.stream(Role.values()).map(role -> "/" + role.id()))
                .collect(Collectors.toSet());
    }

    private static List<String> used(Function<BpmnModelInstance, SortedSet<Fact>> facts, Fact.Kind kind) {
        return models().flatMap(model -> facts.apply(model).stream())
                .filter(fact -> fact.kind() == kind)
                .map(Fact::id)
                .distinct()
                .sorted()
                .toList();
    }

    private static List<String> ids(Identified... values) {
        return Arrays.stream(values).map(Identified::id).distinct().sorted().toList();
    }

    private static String first(Collection<Fact> facts, Fact.Kind kind) {
        return facts.stream()
                .filter(fact -> fact.kind() == kind)
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static String id(java.lang.reflect.Field constant) {
        try {
            return ((Identified) constant.get(null)).id();
        } catch (IllegalAccessException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    private static String constantName(String id) {
        return id.replaceAll("(?<=[a-z])(?=[A-Z])", "_").replace('-', '_').toUpperCase(Locale.ROOT);
    }

    private static Stream<BpmnModelInstance> models() {
        return ProcessResources.ALL.stream().map(BpmnFile::onClassPath);
    }

    private static BpmnModelInstance process(Class<?> contract) {
        return BpmnFile.onClassPath(resource(contract));
    }

    private static String resource(Class<?> contract) {
        try {
            return (String) contract.getField("RESOURCE").get(null);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }
}
