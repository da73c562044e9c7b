package io.countersign.processes;

import java.util.List;

/** Where the processes lie. */
public final class ProcessResources {

    /** Class path names of the four BPMN files, a called process before its caller: deploy them together. */
    public static final List<String> ALL =
            List.of(ReleaseDataset.RESOURCE, LabelingJob.RESOURCE, WorkPackage.RESOURCE, InspectionLot.RESOURCE);

    private ProcessResources() {}
}
