/** Instead of a part of a project that is not open to the viewer: that nothing stands here says nothing about the project. */
export const ClosedPart = () => <p>This part of the project is not shared with you.</p>;
