/**
 * The house's own tags that are more than markup: components and handlers that {@code WEB-INF/tremplin.taglib.xml}
 * names, beside the tag files in {@code WEB-INF/tags}. They render what every page has; the content of a single page
 * does not belong here.
 */
package org.tremplin.web.tags;
