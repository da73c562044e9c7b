package io.countersign.paths;

import org.junit.jupiter.api.ClassOrderer;
import org.junit.platform.suite.api.ConfigurationParameter;
import org.junit.platform.suite.api.SelectClasses;
import org.junit.platform.suite.api.Suite;
import org.junit.platform.suite.api.SuiteDisplayName;

/**
 * All paths in one plant, and then what they have walked. One class of them alone: {@code -Dtest='WorkPackagePaths*'}.
 *
 * <p>{@link FlowCoverage} comes last.
 */
@Suite
@SuiteDisplayName("The paths of the four processes")
@ConfigurationParameter(
        key = ClassOrderer.DEFAULT_ORDER_PROPERTY_NAME,
        value = "org.junit.jupiter.api.ClassOrderer$OrderAnnotation")
@SelectClasses({
    LabelingJobPaths.class,
    WorkPackagePaths.class,
    InspectionLotPaths.class,
    ReleaseDatasetPaths.class,
    HumanStepPaths.class,
    CancellationPaths.class,
    FlowCoverage.class
})
class ProcessPathsTest {}
