// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.index;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Component;
import org.rambla.api.content.Attachment;

/** What attached files say. */
@Component(service = AttachedFiles.class)
public final class AttachedFiles implements ItemDocuments.AttachedTexts {
    @Override
    public Map<Long, List<String>> of(Collection<Attachment> files) {
        return Map.of();
    }
}
