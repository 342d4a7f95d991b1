/** What funders ask for: targets with their pace, files with questions, and the stored answers. */
package org.tremplin.progress.funding;
