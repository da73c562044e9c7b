package io.countersign.processes.rules;

import io.countersign.processes.Identified;
import io.countersign.processes.InspectionLot;
import io.countersign.processes.JobType;
import io.countersign.processes.LabelingJob;
import io.countersign.processes.Message;
import io.countersign.processes.ReleaseDataset;
import io.countersign.processes.WorkPackage;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What the application knows by name, read off the contract classes. */
final class KnownNames {
    static final Set<String> JOB_TYPES =
            Arrays.stream(JobType.values()).map(JobType::id).collect(Collectors.toUnmodifiableSet());

    static final Set<String> VARIABLES = List.of(
                    LabelingJob.Variables.class,
                    WorkPackage.Variables.class,
                    InspectionLot.Variables.class,
                    ReleaseDataset.Variables.class)
            .stream()
            .flatMap(variables -> Arrays.stream(variables.getFields()))
            .map(KnownNames::id)
            .collect(Collectors.toUnmodifiableSet());

    /** By process: what the application publishes to begin an instance. */
    static final Map<String, Message> START_MESSAGES = Map.of(
            LabelingJob.PROCESS_ID, LabelingJob.Messages.JOB_STARTED,
            WorkPackage.PROCESS_ID, WorkPackage.Messages.PACKAGE_OPENED,
            InspectionLot.PROCESS_ID, InspectionLot.Messages.LOT_READY);

    private KnownNames() {}

    private static String id(Field constant) {
        try {
            return ((Identified) constant.get(null)).id();
        } catch (IllegalAccessException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }
}
