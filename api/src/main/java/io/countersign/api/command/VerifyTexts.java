package io.countersign.api.command;

import io.countersign.proof.Checkpoint;
import io.countersign.proof.Fault;
import io.countersign.proof.VerificationReport;
import io.countersign.release.Verification;
import io.countersign.search.export.ExportVerifier;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** What a verification says to a person, in Chinese or English. */
final class VerifyTexts {
    private final ResourceBundle texts;

    VerifyTexts(Locale locale) {
        this.texts = ResourceBundle.getBundle(
                VerifyTexts.class.getName(),
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    List<String> lines(VerificationReport report) {
        List<String> lines = new ArrayList<>();
        lines.add(text("trail", report.events(), report.streams(), report.checkpoints()));
        Checkpoint last = report.lastCheckpoint();
        if (last != null) {
            lines.add(text("last", last.number(), last.at(), last.root()));
        }
        report.keys().forEach(key -> lines.add(text("key", key)));
        report.faults().forEach(fault -> lines.add(line(fault)));
        lines.add(text(report.intact() ? "intact" : "broken"));
        return lines;
    }

    List<String> lines(Verification bundle) {
        List<String> lines = new ArrayList<>();
        bundle.signers().forEach(signer -> lines.add(text("signer", signer)));
        if (!bundle.keyFingerprint().isEmpty()) {
            lines.add(text("key", bundle.keyFingerprint()));
        }
        bundle.problems().forEach(problem -> lines.add("  " + problem));
        lines.add(text(bundle.isIntact() ? "bundle.intact" : "bundle.broken"));
        return lines;
    }

    List<String> lines(ExportVerifier.Result export) {
        List<String> lines = new ArrayList<>();
        lines.add(text("export", export.events()));
        if (!export.keyFingerprint().isEmpty()) {
            lines.add(text("key", export.keyFingerprint()));
        }
        export.problems().forEach(problem -> lines.add("  " + problem));
        lines.add(text(export.isIntact() ? "export.intact" : "export.broken"));
        return lines;
    }

    String otherKey(String expected, String found) {
        return text("other-key", expected, found);
    }

    private String line(Fault fault) {
        return text("fault", fault.place(), fault.sequence(), text(fault.kind().id()), fault.expected(), fault.found());
    }

    private String text(String key, Object... values) {
        // Numbers as they are: 1000, not 1,000.
        Object[] plain = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            plain[i] = String.valueOf(values[i]);
        }
        return MessageFormat.format(texts.getString(key), plain);
    }
}
