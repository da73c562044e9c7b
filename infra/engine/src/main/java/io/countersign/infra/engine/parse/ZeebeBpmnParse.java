package io.countersign.infra.engine.parse;

import io.countersign.infra.engine.flow.BoundaryEvent;
import io.countersign.infra.engine.flow.CallActivity;
import io.countersign.infra.engine.flow.CalledVersion;
import io.countersign.infra.engine.flow.CatchEvent;
import io.countersign.infra.engine.flow.Choice;
import io.countersign.infra.engine.flow.Decision;
import io.countersign.infra.engine.flow.DecisionTask;
import io.countersign.infra.engine.flow.EmbeddedSubProcess;
import io.countersign.infra.engine.flow.ErrorEnd;
import io.countersign.infra.engine.flow.EventSubProcessStart;
import io.countersign.infra.engine.flow.Listened;
import io.countersign.infra.engine.flow.Mapping;
import io.countersign.infra.engine.flow.Mappings;
import io.countersign.infra.engine.flow.MultiInstance;
import io.countersign.infra.engine.flow.OutputCollection;
import io.countersign.infra.engine.flow.Passage;
import io.countersign.infra.engine.flow.ReceiveTask;
import io.countersign.infra.engine.flow.ScriptTask;
import io.countersign.infra.engine.flow.SignalThrow;
import io.countersign.infra.engine.job.ErrorVariables;
import io.countersign.infra.engine.job.ExecutionListeners;
import io.countersign.infra.engine.job.JobBehavior;
import io.countersign.infra.engine.message.SignalSubscription;
import io.countersign.infra.engine.message.SubscriptionName;
import io.countersign.infra.engine.model.ElementModel;
import io.countersign.infra.engine.model.ExecutionListenerModels;
import io.countersign.infra.engine.park.ParkedEntry;
import io.countersign.infra.engine.usertask.UserTaskBehavior;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.ActivityTypes;
import org.operaton.bpm.engine.delegate.ExecutionListener;
import org.operaton.bpm.engine.impl.bpmn.behavior.CallActivityBehavior;
import org.operaton.bpm.engine.impl.bpmn.behavior.ErrorEndEventActivityBehavior;
import org.operaton.bpm.engine.impl.bpmn.behavior.IntermediateCatchEventActivityBehavior;
import org.operaton.bpm.engine.impl.bpmn.behavior.SubProcessActivityBehavior;
import org.operaton.bpm.engine.impl.bpmn.helper.BpmnProperties;
import org.operaton.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.operaton.bpm.engine.impl.bpmn.parser.BpmnParser;
import org.operaton.bpm.engine.impl.bpmn.parser.EventSubscriptionDeclaration;
import org.operaton.bpm.engine.impl.jobexecutor.TimerDeclarationImpl;
import org.operaton.bpm.engine.impl.jobexecutor.TimerDeclarationType;
import org.operaton.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.operaton.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.operaton.bpm.engine.impl.pvm.process.ActivityImpl;
import org.operaton.bpm.engine.impl.pvm.process.ParkableActivity;
import org.operaton.bpm.engine.impl.pvm.process.ScopeImpl;
import org.operaton.bpm.engine.impl.util.xml.Element;
import org.operaton.bpm.engine.impl.util.xml.ElementAttributes;
import org.operaton.bpm.engine.repository.ProcessDefinition;

/** Builds Operaton's runtime model from BPMN with zeebe extensions. The stored XML stays as it was given. */
public final class ZeebeBpmnParse extends BpmnParse {
    private final ModelServices services;

    public ZeebeBpmnParse(BpmnParser parser, ModelServices services) {
        super(parser);
        this.services = services;
    }

    @Override
    public void parseProcessDefinitions() {
        ModelCheck check = new ModelCheck(rootElement);
        check.findings().forEach(finding -> addError(finding.message(), finding.element()));
        if (!hasErrors()) {
            super.parseProcessDefinitions();
        }
    }

    @Override
    protected void parseProcessDefinitionCustomExtensions(Element element, ProcessDefinition definition) {
        super.parseProcessDefinitionCustomExtensions(element, definition);
        ProcessDefinitionEntity process = (ProcessDefinitionEntity) definition;
        process.addBuiltInListener(ExecutionListener.EVENTNAME_START, (ExecutionListener) execution -> {
            if (execution.getParentId() == null) {
                SubscriptionName.resolve((ExecutionEntity) execution, process);
            }
        });
        boolean startedByMessage = element.elements("startEvent").stream()
                .anyMatch(start -> start.element("messageEventDefinition") != null);
        if (startedByMessage) {
            process.addBuiltInListener(ExecutionListener.EVENTNAME_END, (ExecutionListener) execution -> {
                if (execution.getParentId() == null) {
                    services.messageInstanceEnded().accept((ExecutionEntity) execution);
                }
            });
        }
    }

    @Override
    public ActivityImpl createActivityOnScope(Element element, ScopeImpl scope) {
        ActivityImpl activity = parkable(scope, element.attribute("id"));
        activity.setProperty("name", element.attribute("name"));
        activity.setProperty(PROPERTYNAME_DOCUMENTATION, parseDocumentation(element));
        activity.setProperty(PROPERTYNAME_DEFAULT, element.attribute("default"));
        activity.getProperties().set(BpmnProperties.TYPE, element.getTagName());
        activity.setProperty("line", element.getLine());
        setActivityAsyncDelegates(activity);
        if (isCompensationHandler(element)) {
            activity.setProperty(PROPERTYNAME_IS_FOR_COMPENSATION, true);
        }
        ElementModels.of(element).attachTo(activity);
        ExecutionListenerModels listeners = ElementModels.executionListeners(element);
        if (!listeners.isEmpty()) {
            listeners.attachTo(activity);
        }
        return activity;
    }

    private ActivityImpl parkable(ScopeImpl scope, String id) {
        ActivityImpl activity = ParkableActivity.create(scope, id);
        ParkedEntry entry = new ParkedEntry(activity);
        addMessageJobDeclarationToActivity(entry, activity);
        // The job then has a definition, which Operaton expects of it.
        addJobDeclarationToProcessDefinition(entry, (ProcessDefinition) activity.getProcessDefinition());
        return activity;
    }

    @Override
    public void parseServiceTaskLike(
            ActivityImpl activity, String elementName, Element element, Element propertiesElement) {
        Element decision = Zeebe.extension(propertiesElement, "calledDecision");
        if (decision != null) {
            activity.setScope(true);
            activity.setActivityBehavior(new DecisionTask(
                    decision.attribute("decisionId"),
                    decision.attribute("bindingType", "latest").equals("deployment") ? deployment.getId() : null,
                    decision.attribute("resultVariable")));
            return;
        }
        // The task definition of a message event is an extension of the event itself.
        Element task = Objects.requireNonNull(Zeebe.extension(propertiesElement, "taskDefinition"));
        activity.setScope(true);
        activity.getProperties().set(BpmnProperties.OPERATON_ERROR_EVENT_DEFINITION, List.of());
        activity.setActivityBehavior(
                new JobBehavior(task.attribute("type"), task.attribute("retries", "3"), services.jobs()));
    }

    @Override
    protected boolean isServiceTaskLike(@Nullable Element element) {
        return element != null;
    }

    @Override
    public ActivityImpl parseScriptTask(Element element, ScopeImpl scope) {
        ActivityImpl activity = createActivityOnScope(element, scope);
        Element script = Zeebe.extension(element, "script");
        if (script == null) {
            parseServiceTaskLike(activity, element.getTagName(), element, element);
        } else {
            activity.setScope(true);
            activity.setActivityBehavior(
                    new ScriptTask(script.attribute("expression"), script.attribute("resultVariable")));
        }
        parseListeners.forEach(listener -> listener.parseScriptTask(element, scope, activity));
        return activity;
    }

    @Override
    public ActivityImpl parseTask(Element element, ScopeImpl scope) {
        ActivityImpl activity = super.parseTask(element, scope);
        activity.setActivityBehavior(new Passage());
        return activity;
    }

    @Override
    public ActivityImpl parseManualTask(Element element, ScopeImpl scope) {
        ActivityImpl activity = super.parseManualTask(element, scope);
        activity.setActivityBehavior(new Passage());
        return activity;
    }

    @Override
    public ActivityImpl parseReceiveTask(Element element, ScopeImpl scope) {
        ActivityImpl activity = super.parseReceiveTask(element, scope);
        activity.setActivityBehavior(new ReceiveTask());
        return activity;
    }

    @Override
    public ActivityImpl parseUserTask(Element element, ScopeImpl scope) {
        ActivityImpl activity = super.parseUserTask(element, scope);
        UserTaskBehavior behavior = new UserTaskBehavior(
                Objects.requireNonNull(ElementModel.of(activity).userTask()), services.userTasks());
        activity.setScope(true);
        activity.setActivityBehavior(behavior);
        activity.addBuiltInListener(ExecutionListener.EVENTNAME_END, (ExecutionListener)
                execution -> behavior.ended((ExecutionEntity) execution));
        return activity;
    }

    @Override
    protected void parseActivityInputOutput(Element element, ActivityImpl activity) {
        List<Mapping> inputs = ElementModels.mappings(element, "input");
        List<Mapping> outputs = ElementModels.mappings(element, "output");
        OutputCollection collection = outputCollection(element);
        if (inputs.isEmpty() && outputs.isEmpty() && collection == null) {
            return;
        }
        activity.setIoMapping(new Mappings(activity, inputs, outputs, collection));
        // Also inside of multi-instance: outputs run when the scope is left.
        activity.setScope(true);
    }

    private static @Nullable OutputCollection outputCollection(Element element) {
        Element loop = Zeebe.extension(element.element("multiInstanceLoopCharacteristics"), "loopCharacteristics");
        if (loop == null || loop.attribute("outputCollection") == null) {
            return null;
        }
        return new OutputCollection(loop.attribute("outputCollection"), loop.attribute("outputElement", "=null"));
    }

    @Override
    public ScopeImpl parseMultiInstanceLoopCharacteristics(Element element, ScopeImpl scope) {
        Element multiInstance = element.element("multiInstanceLoopCharacteristics");
        Element loop = Zeebe.extension(multiInstance, "loopCharacteristics");
        if (loop == null) {
            return super.parseMultiInstanceLoopCharacteristics(element, scope);
        }
        ActivityImpl body = parkable(scope, getIdForMiBody(element.attribute("id")));
        setActivityAsyncDelegates(body);
        body.setProperty(BpmnProperties.TYPE.name(), ActivityTypes.MULTI_INSTANCE_BODY);
        body.setScope(true);
        Element condition = multiInstance.element("completionCondition");
        body.setActivityBehavior(MultiInstance.of(
                "true".equals(multiInstance.attribute("isSequential")),
                loop.attribute("inputCollection"),
                loop.attribute("inputElement"),
                condition == null ? null : condition.getText().strip()));
        OutputCollection collection = outputCollection(element);
        if (collection != null) {
            body.addBuiltInListener(ExecutionListener.EVENTNAME_END, (ExecutionListener) collection::bodyEnded);
        }
        return body;
    }

    @Override
    public ActivityImpl parseIntermediateCatchEvent(
            Element element, ScopeImpl scope, @Nullable ActivityImpl eventGateway) {
        ActivityImpl activity = super.parseIntermediateCatchEvent(element, scope, eventGateway);
        if (activity.getActivityBehavior().getClass() == IntermediateCatchEventActivityBehavior.class) {
            activity.setActivityBehavior(new CatchEvent(eventGateway != null));
        }
        if (element.element(LINK_EVENT_DEFINITION) != null) {
            // Operaton's history leaves links out by their type.
            activity.getProperties().set(BpmnProperties.TYPE, element.getTagName());
            parseListeners.forEach(listener -> listener.parseIntermediateCatchEvent(element, scope, activity));
        }
        if (eventGateway != null) {
            activity.addBuiltInListener(ExecutionListener.EVENTNAME_START, (ExecutionListener) ErrorVariables::enter);
        }
        parseActivityInputOutput(element, activity);
        return activity;
    }

    /** A link throw event is an element like others; Operaton would let flows skip it. */
    @Override
    public ActivityImpl parseIntermediateThrowEvent(Element element, ScopeImpl scope) {
        Element link = element.element(LINK_EVENT_DEFINITION);
        ActivityImpl activity;
        if (link == null) {
            activity = super.parseIntermediateThrowEvent(element, scope);
        } else {
            activity = createActivityOnScope(element, scope);
            activity.getProperties().set(BpmnProperties.TYPE, ActivityTypes.INTERMEDIATE_EVENT_NONE_THROW);
            parseListeners.forEach(listener -> listener.parseIntermediateThrowEvent(element, scope, activity));
        }
        if (element.elements().stream().noneMatch(child -> child.getTagName().endsWith("EventDefinition"))
                || link != null) {
            activity.setActivityBehavior(new Passage());
        }
        throwSignal(element, activity);
        return activity;
    }

    private void throwSignal(Element element, ActivityImpl activity) {
        Element signal = element.element(SIGNAL_EVENT_DEFINITION);
        if (signal != null) {
            String name = rootElement.elements("signal").stream()
                    .filter(candidate -> candidate.attribute("id").equals(signal.attribute("signalRef")))
                    .map(candidate -> candidate.attribute("name"))
                    .findFirst()
                    .orElseThrow();
            activity.setActivityBehavior(
                    new SignalThrow(name, ElementModel.of(activity).hasInputs()));
        }
    }

    @Override
    public void parseSequenceFlow(Element parent, ScopeImpl scope, Map<String, Element> compensationHandlers) {
        super.parseSequenceFlow(parent, scope, compensationHandlers);
        for (Element thrown : parent.elements("intermediateThrowEvent")) {
            Element link = thrown.element(LINK_EVENT_DEFINITION);
            if (link != null) {
                scope.findActivityAtLevelOfSubprocess(thrown.attribute("id"))
                        .createOutgoingTransition("link-" + thrown.attribute("id"))
                        .setDestination(scope.findActivityAtLevelOfSubprocess(linkTarget(parent, link)));
            }
        }
    }

    private static String linkTarget(Element parent, Element link) {
        return parent.elements("intermediateCatchEvent").stream()
                .filter(candidate -> candidate.element(LINK_EVENT_DEFINITION) != null
                        && link.attribute("name")
                                .equals(candidate.element(LINK_EVENT_DEFINITION).attribute("name")))
                .map(candidate -> candidate.attribute("id"))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public ActivityImpl parseInclusiveGateway(Element element, ScopeImpl scope) {
        ActivityImpl activity = super.parseInclusiveGateway(element, scope);
        activity.setActivityBehavior(new Choice());
        return activity;
    }

    @Override
    public ActivityImpl parseExclusiveGateway(Element element, ScopeImpl scope) {
        ActivityImpl activity = super.parseExclusiveGateway(element, scope);
        activity.setActivityBehavior(new Decision());
        return activity;
    }

    @Override
    public ActivityImpl parseSubProcess(Element element, ScopeImpl scope) {
        ActivityImpl activity = super.parseSubProcess(element, scope);
        if (activity.getActivityBehavior().getClass() == SubProcessActivityBehavior.class) {
            activity.setActivityBehavior(new EmbeddedSubProcess());
        }
        return activity;
    }

    @Override
    protected void parseScopeStartEvent(
            ActivityImpl activity, Element element, Element parent, ActivityImpl scopeActivity) {
        if (scopeActivity.isTriggeredByEvent() && element.attribute("isInterrupting") == null) {
            // BPMN's default; Operaton takes a missing attribute as false.
            ElementAttributes.set(element, "isInterrupting", "true");
        }
        super.parseScopeStartEvent(activity, element, parent, scopeActivity);
        if (scopeActivity.isTriggeredByEvent() && element.element(MESSAGE_EVENT_DEFINITION) == null) {
            activity.addBuiltInListener(ExecutionListener.EVENTNAME_START, (ExecutionListener) ErrorVariables::enter);
        }
        List<Mapping> outputs = ElementModels.mappings(element, "output");
        if (scopeActivity.isTriggeredByEvent() && !outputs.isEmpty()) {
            activity.setActivityBehavior(new EventSubProcessStart(outputs));
        }
    }

    @Override
    public ActivityImpl parseCallActivity(Element element, ScopeImpl scope, boolean isMultiInstance) {
        Element called = Objects.requireNonNull(Zeebe.extension(element, "calledElement"));
        String processId = called.attribute("processId");
        ElementAttributes.set(element, "calledElement", processId);
        ActivityImpl activity = super.parseCallActivity(element, scope, isMultiInstance);
        activity.setScope(true);
        String binding = called.attribute("bindingType", "latest");
        activity.setActivityBehavior(new CallActivity(
                processId,
                new CalledVersion(binding, binding.equals("versionTag") ? called.attribute("versionTag") : null),
                ((CallActivityBehavior) activity.getActivityBehavior()).getCallableElement(),
                !"false".equals(called.attribute("propagateAllParentVariables")),
                !"false".equals(called.attribute("propagateAllChildVariables")),
                ElementModel.of(activity).hasOutputs()));
        return activity;
    }

    @Override
    public void parseBoundaryEvents(Element parent, ScopeImpl scope) {
        super.parseBoundaryEvents(parent, scope);
        for (Element element : parent.elements("boundaryEvent")) {
            ActivityImpl activity = scope.findActivityAtLevelOfSubprocess(element.attribute("id"));
            if (ElementModel.of(activity).hasOutputs()) {
                activity.setActivityBehavior(new BoundaryEvent());
                // Operaton would give a message's variables to the scope around it.
                activity.getProperties().set(BpmnProperties.TYPE, element.getTagName());
                parseActivityInputOutput(element, activity);
                activity.addBuiltInListener(
                        ExecutionListener.EVENTNAME_START, (ExecutionListener) ErrorVariables::enter);
            } else if (element.element(ERROR_EVENT_DEFINITION) != null) {
                activity.addBuiltInListener(
                        ExecutionListener.EVENTNAME_START, (ExecutionListener) ErrorVariables::enter);
            }
        }
    }

    @Override
    public void parseEndEvents(Element parent, ScopeImpl scope) {
        super.parseEndEvents(parent, scope);
        for (ActivityImpl activity : scope.getActivities()) {
            if (activity.getActivityBehavior() instanceof ErrorEndEventActivityBehavior end
                    && !(end instanceof ErrorEnd)) {
                activity.setActivityBehavior(new ErrorEnd(end));
            }
        }
        for (Element end : parent.elements("endEvent")) {
            throwSignal(end, scope.findActivityAtLevelOfSubprocess(end.attribute("id")));
        }
    }

    @Override
    public ProcessDefinitionEntity parseProcess(Element element) {
        ProcessDefinitionEntity process = super.parseProcess(element);
        ElementModels.executionListeners(element).attachTo(process);
        ExecutionListeners listeners = new ExecutionListeners(services.jobs(), SubscriptionName::open);
        process.getActivities().forEach(activity -> listen(activity, listeners));
        Element tag = Zeebe.extension(element, "versionTag");
        if (tag != null) {
            process.setVersionTag(tag.attribute("value"));
        }
        return process;
    }

    /** Puts execution listeners before and after what has some, or starts or ends a scope that has some. */
    private void listen(ActivityImpl activity, ExecutionListeners listeners) {
        ExecutionListenerModels own = ExecutionListenerModels.of(activity);
        if (!own.isEmpty()
                || !ExecutionListenerModels.of(activity.getFlowScope()).isEmpty()) {
            listeners.attachTo(activity);
            activity.setActivityBehavior(Listened.of(activity.getActivityBehavior()));
        }
        boolean isPlain =
                activity.getActivityBehavior() instanceof Passage || activity.getActivityBehavior() instanceof Decision;
        if (isPlain && !own.start().isEmpty()) {
            activity.setScope(true); // the listeners' variables are the element's own
        }
        activity.getActivities().forEach(inner -> listen(inner, listeners));
    }

    @Override
    protected EventSubscriptionDeclaration parseSignalEventDefinition(
            Element definition, boolean isThrowing, String elementId) {
        EventSubscriptionDeclaration drawn = super.parseSignalEventDefinition(definition, isThrowing, elementId);
        return new SignalSubscription(
                expressionManager.createExpression(drawn.getUnresolvedEventName()), drawn.getEventPayload());
    }

    /** The none start event, whatever other start events there are. */
    @Override
    protected void selectInitial(List<ActivityImpl> starts, ProcessDefinitionEntity process, Element parent) {
        process.setInitial(starts.stream()
                .filter(start -> ActivityTypes.START_EVENT.equals(start.getProperty(BpmnProperties.TYPE.name())))
                .findFirst()
                .orElse(starts.isEmpty() ? null : starts.get(0)));
    }

    @Override
    protected TimerDeclarationImpl parseTimer(Element definition, ActivityImpl activity, String handlerType) {
        TimerDeclarationImpl drawn = super.parseTimer(definition, activity, handlerType);
        TimerText text = TimerText.of(definition);
        TimerDeclarationType type = TimerDeclarationType.valueOf(text.kind().name());
        TimerDeclarationImpl timer =
                services.timers().declare(expressionManager.createExpression(text.text()), type, handlerType);
        timer.setRawJobHandlerConfiguration(activity.getId());
        timer.setExclusive(true);
        timer.setActivity(activity);
        timer.setJobConfiguration(type + ": " + text.text());
        ProcessDefinitionEntity process = (ProcessDefinitionEntity) activity.getProcessDefinition();
        getJobDeclarationsByKey(process.getKey()).remove(drawn);
        addJobDeclarationToProcessDefinition(timer, process);
        return timer;
    }

    @Override
    protected EventSubscriptionDeclaration parseMessageEventDefinition(Element definition, String elementId) {
        Element message = rootElement.elements("message").stream()
                .filter(candidate -> candidate.attribute("id").equals(definition.attribute("messageRef")))
                .findFirst()
                .orElseThrow();
        Element subscription = Zeebe.extension(message, "subscription");
        return services.subscriptions()
                .declare(
                        message.attribute("name"),
                        subscription == null ? null : subscription.attribute("correlationKey"));
    }
}
