// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension.administration;

import java.util.List;
import org.rambla.api.space.SpaceCard;
import org.rambla.extension.Problem;
import org.rambla.extension.catalogue.Offer;
import org.rambla.extension.register.Change;
import org.rambla.extension.register.Extension;
import org.rambla.extension.register.NodeReport;
import org.rambla.extension.register.StoredArtifact;

/**
 * An extension as administrators see it.
 *
 * @param extension null when installing it failed and nothing is there
 * @param reports what each server says, that was heard of lately or not
 * @param ready version that could be installed over it, null for none
 * @param offered version in the catalogue that is newer than all that, null for none
 * @param failed the last change when it came to nothing, else null
 * @param usedIn spaces where it is on
 */
public record ExtensionLine(
        Extension extension,
        StoredArtifact artifact,
        List<NodeReport> reports,
        StoredArtifact ready,
        Offer offered,
        Change failed,
        List<SpaceCard> usedIn,
        boolean safeMode) {
    /** How it stands, in the words of the page. */
    public enum Standing {
        RUNNING,
        STARTING,
        DISABLED,
        SET_ASIDE,
        CANNOT_START,
        PARTLY,
        SAFE_MODE,
        REMOVED
    }

    public String feature() {
        return artifact.feature();
    }

    public Standing standing() {
        return switch (extension.wanted()) {
            case DISABLED -> Standing.DISABLED;
            case REMOVED -> Standing.REMOVED;
            case SET_ASIDE -> Standing.SET_ASIDE;
            case ENABLED -> {
                boolean runs = reports.stream().anyMatch(r -> r.state() == NodeReport.State.RUNNING);
                if (reports.stream().anyMatch(r -> r.state() == NodeReport.State.FAILED)) {
                    yield runs ? Standing.PARTLY : Standing.CANNOT_START;
                }
                if (safeMode && artifact.origin() != StoredArtifact.Origin.SHIPPED) {
                    yield Standing.SAFE_MODE;
                }
                yield runs ? Standing.RUNNING : Standing.STARTING;
            }
        };
    }

    /** Whether an administrator should look at it. */
    public boolean attention() {
        Standing standing = standing();
        return standing == Standing.CANNOT_START || standing == Standing.PARTLY || standing == Standing.SET_ASIDE;
    }

    /** Why it does not run; null when it does, or was asked not to. */
    public Problem problem() {
        if (extension.wanted() == Extension.Wanted.SET_ASIDE) {
            return extension.problem();
        }
        return extension.enabled()
                ? reports.stream()
                        .filter(r -> r.state() == NodeReport.State.FAILED)
                        .map(NodeReport::problem)
                        .findFirst()
                        .orElse(null)
                : null;
    }

    /** For the author of the extension, in English; "" for nothing. */
    public String detail() {
        return reports.stream()
                .filter(r -> r.state() == NodeReport.State.FAILED)
                .map(NodeReport::detail)
                .findFirst()
                .orElse("");
    }
}
