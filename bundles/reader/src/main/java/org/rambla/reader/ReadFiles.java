// SPDX-License-Identifier: Apache-2.0
package org.rambla.reader;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.content.FileText;
import org.rambla.api.content.FileText.Outcome;
import org.rambla.api.content.FileTexts;
import org.rambla.api.content.Files;
import org.rambla.api.persistence.Database;
import org.rambla.reader.process.Limits;
import org.rambla.reader.process.Program;
import org.rambla.reader.process.ReadingProcess;
import org.rambla.reader.queue.Texts;
import org.rambla.reader.queue.Texts.Text;

/** What files say, from the table; what is not there yet is put into the queue. */
@Component
public final class ReadFiles implements FileTexts {
    private final Files files;
    private final Texts texts;
    private final Rounds rounds;

    @Activate
    public ReadFiles(
            @Reference(name = "database", target = "(unit=reader)") Database database,
            @Reference(name = "files") Files files,
            @Reference(name = "register") ContentRegister register,
            BundleContext context) {
        this(new Texts(database), files, register, program(context), Limits.USUAL);
        rounds.start();
    }

    ReadFiles(Texts texts, Files files, ContentRegister register, Program program, Limits limits) {
        this.files = files;
        this.texts = texts;
        this.rounds = new Rounds(texts, files, register, new ReadingProcess(program, limits), limits);
    }

    private static Program program(BundleContext context) {
        String distribution = context.getProperty("rambla.distribution");
        String home = context.getProperty("rambla.home");
        return new Program(
                Path.of(distribution == null ? "." : distribution, "reader").toAbsolutePath() + "/*",
                Program.READER,
                Path.of(home == null ? "." : home, "reader"));
    }

    @Override
    public Map<Long, FileText> of(Collection<Long> ids) {
        Map<Long, Files.Bytes> kept = files.bytes(ids);
        Map<Long, FileText> found = new HashMap<>();
        kept.forEach((id, bytes) -> {
            if (!Kinds.read(bytes.file().type())) {
                found.put(id, new FileText(id, Outcome.NO_TEXT, "", false));
            }
        });
        Set<String> digests = kept.entrySet().stream()
                .filter(entry -> !found.containsKey(entry.getKey()))
                .map(entry -> entry.getValue().sha256())
                .collect(Collectors.toSet());
        Map<String, Text> there = texts.of(digests);
        kept.forEach((id, bytes) -> {
            Text text = there.get(bytes.sha256());
            if (text != null && text.outcome() != null) {
                found.putIfAbsent(
                        id, new FileText(id, text.outcome(), text.words() == null ? "" : text.words(), text.cut()));
            }
        });
        queue(kept, digests, there);
        return found;
    }

    private void queue(Map<Long, Files.Bytes> kept, Set<String> digests, Map<String, Text> there) {
        boolean news = false;
        for (Map.Entry<Long, Files.Bytes> file : kept.entrySet()) {
            String sha256 = file.getValue().sha256();
            if (digests.contains(sha256) && !there.containsKey(sha256)) {
                texts.add(sha256, file.getKey());
                news = true;
            }
        }
        if (news) {
            rounds.wake();
        }
    }

    @Override
    public List<Unread> unread(Unread after, int limit) {
        return texts.unread(after, limit);
    }

    @Override
    public long waiting() {
        return texts.waiting();
    }

    @Override
    public void again(Collection<Long> ids) {
        texts.again(files.bytes(ids).values().stream().map(Files.Bytes::sha256).collect(Collectors.toSet()));
        rounds.wake();
    }

    @Override
    public void everyAgain() {
        texts.everyAgain();
        rounds.wake();
    }

    /** For tests: reads what is due on this thread. */
    Rounds rounds() {
        return rounds;
    }

    @Deactivate
    public void stop() {
        rounds.stop();
    }
}
