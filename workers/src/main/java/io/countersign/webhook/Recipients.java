package io.countersign.webhook;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which organisations may be told of something: those whose own business it is. */
@Component
class Recipients {
    private static final String OWNER = "select owner from job where id = :job";

    private final JdbcClient jdbc;

    Recipients(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<String> of(Announcement announcement) {
        return switch (announcement.event()) {
            case TASK_OPENED -> announcement.groups();
            case PACKAGE_CLOSED ->
                ask(
                        announcement,
                        OWNER + " union select supplier from work_package where id = :subject and job_id = :job");
            case LOT_JUDGED ->
                ask(announcement, OWNER + " union select supplier from lot where id = :subject and job_id = :job");
            case RELEASE_SEALED ->
                ask(announcement, OWNER + " union select organisation from participant where job_id = :job");
            case INCIDENT_RAISED -> ask(announcement, OWNER);
        };
    }

    private List<String> ask(Announcement announcement, String sql) {
        return jdbc.sql(sql)
                .param("job", announcement.jobId())
                .param("subject", Long.parseLong(announcement.subjectId()))
                .query(String.class)
                .list();
    }
}
