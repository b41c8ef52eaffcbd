// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.index;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.rambla.api.content.Attachment;
import org.rambla.api.content.FileText;
import org.rambla.api.content.FileTexts;

/** What attached files say, where something reads them. */
@Component(service = AttachedFiles.class)
public final class AttachedFiles implements ItemDocuments.AttachedTexts {
    private static final int AT_ONCE = 20;

    @Reference(name = "texts", cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile FileTexts texts;

    /** What reads files; null where nothing does. */
    public FileTexts reading() {
        return texts;
    }

    @Override
    public Map<Long, List<String>> of(Collection<Attachment> files) {
        FileTexts reading = texts;
        Map<Long, List<String>> said = new HashMap<>();
        if (reading == null) {
            return said;
        }
        List<Long> ids =
                files.stream().filter(file -> !file.image()).map(Attachment::id).toList();
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            reading.of(ids.subList(from, Math.min(ids.size(), from + AT_ONCE))).forEach((id, text) -> {
                if (text.outcome() == FileText.Outcome.READ) {
                    said.put(
                            id,
                            Arrays.stream(text.text().split("\n"))
                                    .filter(line -> !line.isBlank())
                                    .toList());
                }
            });
        }
        return said;
    }
}
