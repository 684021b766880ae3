"""Line-ups: which games a batch makes."""
