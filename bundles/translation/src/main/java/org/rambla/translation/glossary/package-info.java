// SPDX-License-Identifier: Apache-2.0
/**
 * Words of the house: what a thing is called in each language, and what it must not be called. Kept for the network by its
 * managers and for a space by the space's; read by machines, by the check of what machines wrote, by search and by people.
 */
package org.rambla.translation.glossary;
