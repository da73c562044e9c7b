package io.countersign.texts;

import com.google.errorprone.annotations.CompileTimeConstant;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.SourceInterpreter;
import org.objectweb.asm.tree.analysis.SourceValue;

/**
 * The constants that the code hands to parameters marked {@link CompileTimeConstant}: the English patterns of its texts. The compiler
 * sees to it that nothing else is handed to them.
 */
final class TextsOfCode {
    private static final String MARK = Type.getDescriptor(CompileTimeConstant.class);

    private final List<ClassNode> classes = new ArrayList<>();
    /** Owner, name and descriptor of a method to the place of its marked parameter. */
    private final Map<String, Integer> marked = new HashMap<>();

    private final Set<String> found = new TreeSet<>();

    private TextsOfCode() {}

    static Set<String> of(Iterable<? extends InputStream> classFiles) {
        TextsOfCode texts = new TextsOfCode();
        classFiles.forEach(texts::read);
        texts.classes.forEach(texts::mark);
        texts.classes.forEach(owner -> owner.methods.forEach(method -> texts.collect(owner, method)));
        return texts.found;
    }

    private void read(InputStream classFile) {
        try (classFile) {
            ClassNode node = new ClassNode();
            new ClassReader(classFile).accept(node, ClassReader.SKIP_DEBUG);
            classes.add(node);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void mark(ClassNode owner) {
        for (MethodNode method : owner.methods) {
            List<AnnotationNode>[] annotations = method.invisibleParameterAnnotations;
            for (int i = 0; annotations != null && i < annotations.length; i++) {
                if (annotations[i] != null && annotations[i].stream().anyMatch(one -> one.desc.equals(MARK))) {
                    marked.put(owner.name + "." + method.name + method.desc, i);
                }
            }
        }
    }

    private void collect(ClassNode owner, MethodNode method) {
        try {
            Frame<SourceValue>[] frames = new Analyzer<>(new SourceInterpreter()).analyze(owner.name, method);
            for (int i = 0; i < frames.length; i++) {
                if (method.instructions.get(i) instanceof MethodInsnNode call && frames[i] != null) {
                    Integer place = marked.get(call.owner + "." + call.name + call.desc);
                    if (place != null) {
                        add(argument(frames[i], call, place));
                    }
                }
            }
        } catch (AnalyzerException e) {
            throw new IllegalStateException(owner.name + "." + method.name, e);
        }
    }

    private static SourceValue argument(Frame<SourceValue> frame, MethodInsnNode call, int place) {
        int arguments = Type.getArgumentTypes(call.desc).length;
        return frame.getStack(frame.getStackSize() - arguments + place);
    }

    /** What is no constant here was handed through from a parameter that is marked itself. */
    private void add(SourceValue value) {
        for (AbstractInsnNode source : value.insns) {
            if (source instanceof LdcInsnNode constant && constant.cst instanceof String text) {
                found.add(text);
            }
        }
    }
}
