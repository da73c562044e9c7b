package io.countersign.infra.local;

import java.util.Locale;

/** The parts of the stack, in the order of their dependencies: a part needs only parts that stand before it. */
public enum PartName {
    POSTGRES("PostgreSQL", 15432),
    KAFKA("Kafka", 19092),
    ELASTICSEARCH("Elasticsearch", 19200),
    ENGINE("Engine", 18088),
    ISSUER("Issuer", 18090);

    private final String label;
    private final int usualPort;

    PartName(String label, int usualPort) {
        this.label = label;
        this.usualPort = usualPort;
    }

    /** The name that people read. */
    public String label() {
        return label;
    }

    /** The port on 127.0.0.1 that the part takes if it is free. */
    public int usualPort() {
        return usualPort;
    }

    /** The part's folder in the data directory. */
    public String folder() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean needs(PartName other) {
        return this == ENGINE && other == POSTGRES;
    }
}
