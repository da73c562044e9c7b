package io.countersign.api.process.migrate;

import io.countersign.process.migrate.Finding;
import io.countersign.process.migrate.InstancePreview;
import io.countersign.process.migrate.MigrationPreview;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What previews answer. */
final class MigrationViews {
    private MigrationViews() {}

    /** @param message said of the element, in the language asked for */
    record MigrationFindingView(String source, @Nullable String target, String code, String message, long tokens) {
        static MigrationFindingView of(Finding finding, Locale language) {
            return new MigrationFindingView(
                    finding.source(),
                    finding.target(),
                    finding.code().id(),
                    finding.message().in(language),
                    finding.tokens());
        }

        static List<MigrationFindingView> of(List<Finding> findings, Locale language) {
            return findings.stream().map(finding -> of(finding, language)).toList();
        }
    }

    /** @param change {@code kept} or {@code moved} */
    record MigrationMoveView(String source, String target, long tokens, String change, long tasks) {
        static MigrationMoveView of(MigrationPreview.Move move) {
            return new MigrationMoveView(
                    move.source(), move.target(), move.tokens(), move.moved() ? "moved" : "kept", move.tasks());
        }
    }

    record MigrationPreviewView(
            long instances,
            boolean possible,
            List<MigrationMoveView> moves,
            List<MigrationPreview.EventEffect> events,
            List<MigrationFindingView> refusals,
            List<MigrationFindingView> warnings) {
        static MigrationPreviewView of(MigrationPreview preview, Locale language) {
            return new MigrationPreviewView(
                    preview.instances(),
                    preview.possible(),
                    preview.moves().stream().map(MigrationMoveView::of).toList(),
                    preview.events(),
                    MigrationFindingView.of(preview.refusals(), language),
                    MigrationFindingView.of(preview.warnings(), language));
        }
    }

    /**
     * @param target the task's element in the new version
     * @param state {@code open} or {@code claimed}
     */
    record MovedTaskView(String id, String element, String target, String kind, String state) {
        static MovedTaskView of(InstancePreview.MovedTask moved) {
            return new MovedTaskView(
                    String.valueOf(moved.task().id()),
                    moved.task().elementId(),
                    moved.target(),
                    moved.task().kind().id(),
                    moved.task().claimed() ? "claimed" : "open");
        }
    }

    /** @param verdict {@code migrates} or {@code refused} */
    record InstancePreviewView(
            String key,
            Map<String, String> about,
            Instant startedAt,
            long incidents,
            String verdict,
            List<MigrationMoveView> moves,
            List<MovedTaskView> tasks,
            List<MigrationFindingView> refusals) {
        static InstancePreviewView of(InstancePreview preview, Locale language) {
            return new InstancePreviewView(
                    String.valueOf(preview.instance().key()),
                    preview.instance().about(),
                    preview.instance().startedAt(),
                    preview.instance().incidents(),
                    preview.refusals().isEmpty() ? "migrates" : "refused",
                    preview.moves().stream().map(MigrationMoveView::of).toList(),
                    preview.tasks().stream().map(MovedTaskView::of).toList(),
                    MigrationFindingView.of(preview.refusals(), language));
        }
    }
}
