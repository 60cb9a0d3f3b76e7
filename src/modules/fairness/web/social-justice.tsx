/** What the national strategy means by social justice and where it took that from (requirement S114). Its definition is a dictionary's; what it asks of us stands here. */
export function SocialJustice() {
  return (
    <>
      <h2 class="nhsuk-heading-m" id="social-justice">What we mean by social justice</h2>
      <p>The test question: are decisions made in ways that are fair and honest? The strategy “AHPs Deliver” takes its definition from the Oxford Dictionary for English (section 4.3, footnote 9). You find it with the <a href="/sources">policy sources</a>.</p>
    </>
  );
}
