package io.countersign.infra.engine.boot;

import io.countersign.infra.engine.EngineSettings;
import io.countersign.infra.engine.decision.DecisionListener;
import io.countersign.infra.engine.feel.FeelExpressionManager;
import io.countersign.infra.engine.incident.TypedIncidentHandler;
import io.countersign.infra.engine.job.ExecutionListeners;
import io.countersign.infra.engine.park.ParkedEntryHandler;
import io.countersign.infra.engine.park.ParkedLeaveHandler;
import io.countersign.infra.engine.park.ParkedListenersHandler;
import io.countersign.infra.engine.park.RerunInterceptor;
import io.countersign.infra.engine.parse.ModelServices;
import io.countersign.infra.engine.parse.ZeebeBpmnParse;
import io.countersign.infra.engine.timer.CycleCalendar;
import io.countersign.infra.engine.timer.DurationCalendar;
import io.countersign.infra.engine.timer.StartTimerHandler;
import io.countersign.infra.engine.variable.JsonVariableSerializer;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.operaton.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.operaton.bpm.engine.impl.bpmn.deployer.BpmnDeployer;
import org.operaton.bpm.engine.impl.bpmn.parser.BpmnParser;
import org.operaton.bpm.engine.impl.calendar.CycleBusinessCalendar;
import org.operaton.bpm.engine.impl.calendar.DurationBusinessCalendar;
import org.operaton.bpm.engine.impl.calendar.MapBusinessCalendarManager;
import org.operaton.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.operaton.bpm.engine.impl.dmn.deployer.DecisionDefinitionDeployer;
import org.operaton.bpm.engine.impl.dmn.deployer.DecisionRequirementsDefinitionDeployer;
import org.operaton.bpm.engine.impl.dmn.entity.repository.DecisionDefinitionEntity;
import org.operaton.bpm.engine.impl.dmn.entity.repository.DecisionRequirementsDefinitionEntity;
import org.operaton.bpm.engine.impl.history.handler.HistoryEventHandler;
import org.operaton.bpm.engine.impl.jobexecutor.DefaultJobExecutor;
import org.operaton.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.operaton.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;

/** Operaton with everything of ours plugged in. */
final class OperatonConfiguration extends StandaloneProcessEngineConfiguration {
    /** How late a timer fires whose execution lost the database. */
    private static final int LOCK_MILLIS = 60_000;

    OperatonConfiguration(
            EngineSettings settings,
            DataSource source,
            KeyBlocks keys,
            HistoryEventHandler observer,
            ModelServices services,
            RerunInterceptor interceptor) {
        setProcessEngineName("engine-" + settings.schema());
        setDataSource(source);
        setDatabaseSchema(settings.schema());
        setDatabaseTablePrefix(settings.schema() + ".");
        setDatabaseSchemaUpdate(DB_SCHEMA_UPDATE_TRUE);
        setIdGenerator(keys);

        setCustomHistoryLevels(List.of(new RecordedHistory()));
        setHistory(RecordedHistory.NAME);
        setCustomHistoryEventHandlers(List.of(observer));
        setEnforceHistoryTimeToLive(false);
        setMetricsEnabled(false);
        setAuthorizationEnabled(false);
        setTenantCheckEnabled(false);
        setEnableCmdExceptionLogging(false);
        setEnableReducedJobExceptionLogging(true);

        setExpressionManager(new FeelExpressionManager());
        setBpmnParseFactory(parser -> new ZeebeBpmnParse(parser, services));
        setCustomPreVariableSerializers(List.of(new JsonVariableSerializer()));
        setEnableExceptionsAfterUnhandledBpmnError(true);
        setSkipOutputMappingOnCanceledActivities(true);
        setCustomPreCommandInterceptorsTxRequired(List.of(interceptor));
        setCustomJobHandlers(List.of(
                new ParkedLeaveHandler(),
                new ParkedEntryHandler(),
                new ParkedListenersHandler(ExecutionListeners::again),
                new StartTimerHandler()));
        setCustomIncidentHandlers(List.of(new TypedIncidentHandler()));

        DefaultDmnEngineConfiguration decisions = new DefaultDmnEngineConfiguration();
        decisions.setCustomPostDecisionEvaluationListeners(new ArrayList<>(List.of(new DecisionListener())));
        setDmnEngineConfiguration(decisions);

        setJobExecutor(jobExecutor(settings));
        setJobExecutorActivate(false);
    }

    private static DefaultJobExecutor jobExecutor(EngineSettings settings) {
        DefaultJobExecutor executor = new DefaultJobExecutor();
        int poll = Math.toIntExact(settings.pollInterval().toMillis());
        executor.setWaitTimeInMillis(poll);
        executor.setMaxWait(poll);
        executor.setBackoffTimeInMillis(20);
        executor.setLockTimeInMillis(LOCK_MILLIS);
        executor.setCorePoolSize(2);
        executor.setMaxPoolSize(4);
        return executor;
    }

    @Override
    protected void initBusinessCalendarManager() {
        super.initBusinessCalendarManager();
        MapBusinessCalendarManager calendars = (MapBusinessCalendarManager) businessCalendarManager;
        calendars.addBusinessCalendar(CycleBusinessCalendar.NAME, new CycleCalendar());
        calendars.addBusinessCalendar(DurationBusinessCalendar.NAME, new DurationCalendar());
    }

    @Override
    protected DecisionDefinitionDeployer getDecisionDefinitionDeployer() {
        DecisionDefinitionDeployer deployer = new DecisionDefinitionDeployer() {
            @Override
            protected String generateDefinitionId(
                    DeploymentEntity deployment,
                    DecisionDefinitionEntity definition,
                    DecisionDefinitionEntity latestDefinition) {
                return idGenerator.getNextId();
            }
        };
        deployer.setIdGenerator(idGenerator);
        deployer.setTransformer(dmnEngineConfiguration.getTransformer());
        return deployer;
    }

    @Override
    protected DecisionRequirementsDefinitionDeployer getDecisionRequirementsDefinitionDeployer() {
        DecisionRequirementsDefinitionDeployer deployer = new DecisionRequirementsDefinitionDeployer() {
            @Override
            protected String generateDefinitionId(
                    DeploymentEntity deployment,
                    DecisionRequirementsDefinitionEntity definition,
                    DecisionRequirementsDefinitionEntity latestDefinition) {
                return idGenerator.getNextId();
            }
        };
        deployer.setIdGenerator(idGenerator);
        deployer.setTransformer(dmnEngineConfiguration.getTransformer());
        return deployer;
    }

    /** Operaton's own deployer, but with numbers as the ids of process definitions. */
    @Override
    protected BpmnDeployer getBpmnDeployer() {
        BpmnDeployer deployer = new BpmnDeployer() {
            @Override
            protected String generateDefinitionId(
                    DeploymentEntity deployment,
                    ProcessDefinitionEntity definition,
                    ProcessDefinitionEntity latestDefinition) {
                return idGenerator.getNextId();
            }
        };
        deployer.setExpressionManager(expressionManager);
        deployer.setIdGenerator(idGenerator);
        BpmnParser parser = new BpmnParser(expressionManager, bpmnParseFactory);
        parser.getParseListeners().addAll(getDefaultBPMNParseListeners());
        deployer.setBpmnParser(parser);
        return deployer;
    }
}
