package io.countersign.infra.local;

/** Where a PostgreSQL database is reached, and as whom. */
public record PostgresAddress(String jdbcUrl, String user, String password) {
    @Override
    public String toString() {
        return jdbcUrl;
    }
}
