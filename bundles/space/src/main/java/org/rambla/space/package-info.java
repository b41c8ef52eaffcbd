// SPDX-License-Identifier: Apache-2.0
/**
 * Spaces and who may do what in them.
 *
 * <p>{@code directory} answers the two questions of every request: how does this member find this space, and what may
 * this member read over all spaces; both in one statement. {@code membership} lets people join, leave and follow;
 * {@code blueprint} says what a space starts with and how far its managers may go; {@code switching} switches features
 * within that; {@code creation}, {@code settings}, {@code letter} and {@code administration} are what managers and
 * administrators do; {@code home} is what everybody sees first.
 *
 * <p>Nobody reads a private space without being its member, administrators included: in an emergency one of them becomes
 * a member for a day, and the space is told.
 */
package org.rambla.space;
