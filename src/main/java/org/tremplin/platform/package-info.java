/**
 * The only shared code: the use-case stereotype, stored things, refusals and problem details, the clock, names that compare,
 * texts. Knows no capability. {@code files} and {@code paper} are rooms inside it; what speaks with browsers is {@code web}.
 *
 * <p>Texts are not one file but one bundle per capability ({@code org.tremplin.<capability>.messages}), chosen by the
 * first word of the key: a capability's folder then holds everything it says, and two people adding keys never meet in
 * one file.
 */
package org.tremplin.platform;
