"""What is kept between builds, and writing files so that no reader meets half of one."""
