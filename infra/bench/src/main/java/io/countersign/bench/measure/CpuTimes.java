package io.countersign.bench.measure;

import java.nio.file.Path;
import java.util.Optional;

/**
 * CPU seconds so far of the product's processes and of this one.
 *
 * @param application with all that runs in its JVM: on one machine also Kafka, the engine and the issuer
 */
public record CpuTimes(double application, double postgres, double elasticsearch, double bench) {

    /** @param product the application's process; PostgreSQL and Elasticsearch count where they are its children */
    public static CpuTimes of(ProcessHandle product) {
        double postgres = 0;
        double elasticsearch = 0;
        for (ProcessHandle child : product.descendants().toList()) {
            ProcStat stat = stat(child).orElse(null);
            if (stat != null && stat.name().equals("java")) {
                elasticsearch += stat.seconds();
            } else if (stat != null) {
                postgres += stat.seconds() + stat.endedChildrenSeconds();
            }
        }
        return new CpuTimes(
                stat(product).map(ProcStat::seconds).orElse(0.0),
                postgres,
                elasticsearch,
                stat(ProcessHandle.current()).map(ProcStat::seconds).orElse(0.0));
    }

    private static Optional<ProcStat> stat(ProcessHandle process) {
        return ProcStat.read(Path.of("/proc", Long.toString(process.pid()), "stat"));
    }

    public CpuTimes since(CpuTimes earlier) {
        return new CpuTimes(
                application - earlier.application,
                postgres - earlier.postgres,
                elasticsearch - earlier.elasticsearch,
                bench - earlier.bench);
    }

    public double product() {
        return application + postgres + elasticsearch;
    }
}
