// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension.guard;

import java.util.Collection;
import org.osgi.framework.hooks.resolver.ResolverHook;
import org.osgi.framework.hooks.resolver.ResolverHookFactory;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;

/**
 * Extensions are wired to the packages of the contract and to their own, to nothing else, also when they ask late
 * (DynamicImport-Package); and nobody is ever wired to a package of an extension but that extension, in the same version:
 * the one before goes while the other one stays.
 */
final class PackageWall implements ResolverHookFactory {
    private final ExtensionBundles extensions;

    PackageWall(ExtensionBundles extensions) {
        this.extensions = extensions;
    }

    @Override
    public ResolverHook begin(Collection<BundleRevision> triggers) {
        return new Wall();
    }

    private final class Wall implements ResolverHook {
        @Override
        public void filterMatches(BundleRequirement requirement, Collection<BundleCapability> candidates) {
            ExtensionBundles.Owner asking =
                    extensions.owner(requirement.getRevision().getBundle());
            candidates.removeIf(candidate -> !fits(asking, candidate));
        }

        private boolean fits(ExtensionBundles.Owner asking, BundleCapability candidate) {
            if (!candidate.getNamespace().equals(PackageNamespace.PACKAGE_NAMESPACE)) {
                return true;
            }
            ExtensionBundles.Owner offering =
                    extensions.owner(candidate.getRevision().getBundle());
            if (offering != null) {
                return offering.equals(asking);
            }
            String name = String.valueOf(candidate.getAttributes().get(PackageNamespace.PACKAGE_NAMESPACE));
            return asking == null || Contract.gives(name);
        }

        @Override
        public void filterResolvable(Collection<BundleRevision> candidates) {}

        @Override
        public void filterSingletonCollisions(
                BundleCapability singleton, Collection<BundleCapability> collisionCandidates) {}

        @Override
        public void end() {}
    }
}
